import type { PublicBot } from "#app/shared/protocol/visitor-api.ts";

/** `locales/<language>/widget-later.json` by language; put in by the build. */
declare const LATER_WORDS: Record<string, Record<string, string>>;

/** Gives the bot the words of what is fetched on demand; those that it says in its own way stay. */
export function addWords({ locale, strings }: PublicBot): void {
  Object.assign(strings, { ...LATER_WORDS[locale], ...strings });
}
