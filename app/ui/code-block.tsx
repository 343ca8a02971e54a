import { CopyButton } from "./copy-button.tsx";

/** Text to be copied as it is; `title` says what it is. */
export function CodeBlock({ code, title, isWrapped }: { code: string; title: string; isWrapped?: boolean }) {
  return (
    <div className="code-block">
      <div className="code-block-bar">
        <span>{title}</span>
        <CopyButton text={code} />
      </div>
      {/* Wide code scrolls: the keyboard must get there too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={isWrapped ? "is-wrapped" : undefined} tabIndex={0} role="region" aria-label={title}>
        <code>{code}</code>
      </pre>
    </div>
  );
}
