const DENSE = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]/;

/** "Hard-" before "und Software" is no divided word. */
const JOINING = /^(?:und|oder|bzw|sowie|bis|and|or|to|et|ou|y|o|e|en|of)\b/;

/** The lines of one paragraph as one text: words that were divided at the end of a line are whole again. */
export function joinLines(lines: readonly string[]): string {
  return lines.reduce((text, line) => (text === "" ? line : join(text, line)), "");
}

function join(text: string, line: string): string {
  if (/\p{L}-$/u.test(text) && JOINING.test(line)) return `${text} ${line}`;
  const isDivided = /\p{L}[\u2010-]$/u.test(text) && /^\p{Ll}/u.test(line);
  if (isDivided || text.endsWith("\u00ad")) return text.slice(0, -1) + line;
  // A dash, a slash, or writing without spaces.
  const needsNoSpace =
    /\p{L}[-/]$/u.test(text) || (DENSE.test(text.at(-1) ?? "") && DENSE.test(line[0] ?? ""));
  return needsNoSpace ? text + line : `${text} ${line}`;
}
