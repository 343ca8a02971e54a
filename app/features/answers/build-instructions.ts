import type { BotSettings } from "#app/domain/bot/bot-settings.ts";

const LENGTH = {
  short: "Answer in one to three short sentences.",
  medium: "Answer in at most two short paragraphs.",
  long: "Answer as fully as the question needs, in at most five paragraphs.",
} as const satisfies Record<BotSettings["answerLength"], string>;

const LANGUAGES = new Intl.DisplayNames(["en"], { type: "language" });

/** A language by its English name. */
function languageName(locale: string): string {
  try {
    return LANGUAGES.of(locale) ?? "English";
  } catch {
    return "English";
  }
}

/**
 * The system text for a model: who it is, the creator's own instructions, and the rules that the settings stand for. `language` is
 * that of the answer (BCP 47).
 */
export function buildInstructions(settings: BotSettings, language: string): string {
  const name = languageName(language);
  return [
    `You are "${settings.name}", a chatbot on a website.${settings.description ? ` ${settings.description}` : ""}`,
    settings.systemPrompt,
    settings.languagePolicy === "bot"
      ? `Always answer in ${name}.`
      : // What the words of a question tell of its language is a guess; the model sees the question itself.
        `Answer in the language of the visitor's question, most likely ${name}.`,
    settings.onlyKnowledge
      ? "Answer only from the numbered passages you are given, and cite them: a sentence that no passage supports is taken out of your answer. When they do not hold the answer, say that you do not know and what you can help with."
      : "Prefer the numbered passages you are given over what you know yourself.",
    `${LENGTH[settings.answerLength]} Be plain. You may use simple Markdown: paragraphs, lists, tables, bold, links, code.`,
  ]
    .filter(Boolean)
    .join("\n\n");
}
