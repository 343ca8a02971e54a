import { fieldError } from "#app/shared/app-error.ts";

/**
 * `--email a@b --admin` as `{ email: "a@b", admin: "" }`; `--name=value` too. Throws `INVALID` for an option that is given twice
 * and for a word that belongs to none; with `positional` the first word may stand for that option.
 */
export function readOptions(given: readonly string[], positional?: string): Record<string, string> {
  const options = new Map<string, string>();
  const words = withName(given, positional);
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? "";
    const [, name, joined] = /^--([a-z][a-z-]*)(?:=([^]*))?$/.exec(word) ?? [];
    if (name === undefined) throw fieldError("", "UNKNOWN_FIELD", { name: word });
    if (options.has(name)) throw fieldError(name, "REPEATED");
    const next = words[index + 1];
    const takesNext = joined === undefined && next !== undefined && !next.startsWith("--");
    if (takesNext) index += 1;
    options.set(name, joined ?? (takesNext ? next : ""));
  }
  return Object.fromEntries(options);
}

/** The first word, when it is no option, with the name of the option that it stands for. */
function withName(words: readonly string[], positional?: string): readonly string[] {
  const [first, ...rest] = words;
  const isNameless = positional !== undefined && first !== undefined && !first.startsWith("-");
  return isNameless ? [`--${positional}=${first}`, ...rest] : words;
}
