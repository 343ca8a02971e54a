import type { PublicBot } from "#app/shared/protocol/visitor-api.ts";

export type Say = (key: string, values?: Record<string, string | number>) => string;

/**
 * The interface's words in the visitor's language. A key with a `count` takes the plural form of the
 * language; a key that is missing is shown as it is.
 */
export function createWords({ strings, locale }: Pick<PublicBot, "strings" | "locale">): Say {
  const plurals = new Intl.PluralRules(locale);
  return (key, values = {}) => {
    const { count } = values;
    const form = typeof count === "number" ? `${key}_${plurals.select(count)}` : "";
    const text = strings[form] ?? strings[key] ?? key;
    return text.replace(/{{(\w+)}}/g, (whole, name: string) => values[name]?.toLocaleString(locale) ?? whole);
  };
}
