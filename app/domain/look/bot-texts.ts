import type { BotTexts, TextsInOneLanguage } from "./bot-texts.schema.ts";
import { TEXT_LANGUAGES, TEXT_NAMES, type TextLanguage, type TextName } from "./text-languages.ts";

interface Speaking {
  greeting: string;
  starters: string[];
  locale: TextLanguage;
  texts: BotTexts;
}

/** What a bot says in the visitor's language; what is not written there is said as the bot says it itself. */
export function textsFor(bot: Speaking, wanted: string): Required<TextsInOneLanguage> {
  const language = languageFor(bot, wanted);
  const [there = {}, own = {}] = [bot.texts[language], bot.texts[bot.locale]];
  const say = (name: Exclude<TextName, "starters">, otherwise = "") => there[name] || own[name] || otherwise;
  return {
    greeting: say("greeting", bot.greeting),
    starters: [there.starters, own.starters].find((starters) => starters?.length) ?? bot.starters,
    title: say("title"),
    placeholder: say("placeholder"),
    paused: say("paused"),
    launcher: say("launcher"),
  };
}

/** The first language of an Accept-Language header, or of a single tag, in which the bot has something to say. */
function languageFor({ locale, texts }: Speaking, wanted: string): TextLanguage {
  for (const entry of wanted.split(",").slice(0, 20)) {
    const code = entry.split(";")[0]?.trim().toLowerCase().split("-")[0];
    const language = TEXT_LANGUAGES.find((known) => known === code);
    if (language && (language === locale || texts[language])) return language;
  }
  return locale;
}

/** How many of the texts are written in a language. */
export function countTexts(texts: TextsInOneLanguage | undefined): number {
  return TEXT_NAMES.filter((name) => (texts?.[name]?.length ?? 0) > 0).length;
}
