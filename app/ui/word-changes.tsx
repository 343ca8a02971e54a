interface WordPart {
  kind: "same" | "removed" | "added";
  text: string;
}

const ELEMENTS = { same: "span", removed: "del", added: "ins" } as const satisfies Record<
  WordPart["kind"],
  string
>;

/** Each part by the place where it begins. */
function placed(parts: readonly WordPart[]): [number, WordPart][] {
  let offset = 0;
  return parts.map((part) => {
    const entry: [number, WordPart] = [offset, part];
    offset += part.text.length;
    return entry;
  });
}

/** A long text with what was taken out and what was put in. */
export function WordChanges({ words }: { words: readonly WordPart[] }) {
  return (
    <p className="word-changes" dir="auto">
      {placed(words).map(([offset, { kind, text }]) => {
        const Element = ELEMENTS[kind];
        return <Element key={offset}>{text}</Element>;
      })}
    </p>
  );
}
