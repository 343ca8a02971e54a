import { z } from "zod";
import { MAX_GREETING, MAX_STARTERS } from "#app/domain/bot/bot-limits.ts";
import { line, optionalLine, optionalProse } from "#app/shared/text-schema.ts";

/** The languages in which the widget's button speaks; what a bot says in one of them can be written for each. */
export const TEXT_LANGUAGES = ["en", "es", "ar", "fr", "de", "pt", "hi", "zh", "ja"] as const;
export type TextLanguage = (typeof TEXT_LANGUAGES)[number];

export const TEXT_NAMES = ["greeting", "starters", "title", "placeholder", "paused", "launcher"] as const;
export type TextName = (typeof TEXT_NAMES)[number];

const TextsInOneLanguage = z
  .strictObject({
    greeting: optionalProse(MAX_GREETING),
    starters: z.array(line(120)).max(MAX_STARTERS),
    /** Below the bot's name. */
    title: optionalLine(80),
    /** In the empty field. */
    placeholder: optionalLine(80),
    /** While the bot is paused. */
    paused: optionalLine(300),
    /** On the button, where its shape has room for it. */
    launcher: optionalLine(40),
  })
  .partial();
export type TextsInOneLanguage = z.infer<typeof TextsInOneLanguage>;

export const BotTextsSchema = z.partialRecord(z.enum(TEXT_LANGUAGES), TextsInOneLanguage);
export type BotTexts = z.infer<typeof BotTextsSchema>;

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
