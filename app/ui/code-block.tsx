import { CopyButton } from "./copy-button.tsx";

/** Text to be copied as it is; `title` says what it is. */
export function CodeBlock({ code, title, isWrapped }: { code: string; title: string; isWrapped?: boolean }) {
  return (
    <div className="code-block">
      <div className="code-block-bar">
        <span>{title}</span>
        <CopyButton text={code} />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- wide code scrolls: the keyboard must get there too */}
      <section className="code-block-text" tabIndex={0} aria-label={title}>
        <pre className={isWrapped ? "is-wrapped" : undefined} dir="ltr">
          <code>{code}</code>
        </pre>
      </section>
    </div>
  );
}
