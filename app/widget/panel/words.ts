import type { PublicBot } from "#app/shared/protocol/visitor-api.ts";

export type Say = (key: string, values?: Record<string, string | number>) => string;

/**
 * The interface's words in the visitor's language; a key that is missing is shown as it is.
 */
export function createWords({ strings, locale }: Pick<PublicBot, "strings" | "locale">): Say {
  return (key, values = {}) =>
    (strings[key] ?? key).replace(
      /{{(\w+)}}/g,
      (whole, name: string) => values[name]?.toLocaleString(locale) ?? whole,
    );
}
