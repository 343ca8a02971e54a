import { fieldError } from "#app/shared/app-error.ts";

/**
 * `--email a@b --admin` as `{ email: "a@b", admin: "" }`; `--name=value` too. Throws `INVALID` for an option that is given twice
 * and for a word that belongs to none.
 */
export function readOptions(words: readonly string[]): Record<string, string> {
  const options = new Map<string, string>();
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? "";
    const [, name, given] = /^--([a-z][a-z-]*)(?:=([^]*))?$/.exec(word) ?? [];
    if (name === undefined) throw fieldError("", "UNKNOWN_FIELD", { name: word });
    if (options.has(name)) throw fieldError(name, "REPEATED");
    const next = words[index + 1];
    const takesNext = given === undefined && next !== undefined && !next.startsWith("--");
    if (takesNext) index += 1;
    options.set(name, given ?? (takesNext ? next : ""));
  }
  return Object.fromEntries(options);
}
