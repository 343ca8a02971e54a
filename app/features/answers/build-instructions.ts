import type { BotSettings } from "#app/domain/bot/bot-settings.ts";

/** The system text for a model: who it is, the creator's own instructions, and the rules that the settings stand for. */
export function buildInstructions(settings: BotSettings, locale: string): string {
  const language = new Intl.DisplayNames(["en"], { type: "language" }).of(locale) ?? "English";
  return [
    `You are "${settings.name}", a chatbot on a website.${settings.description ? ` ${settings.description}` : ""}`,
    settings.systemPrompt,
    settings.languagePolicy === "bot"
      ? `Always answer in ${language}.`
      : `Answer in the language of the visitor's question; if it cannot be told, in ${language}.`,
    settings.onlyKnowledge
      ? "Answer only from the numbered passages you are given. When they do not hold the answer, say that you do not know and what you can help with."
      : "Prefer the numbered passages you are given over what you know yourself.",
    "Be brief and plain. You may use simple Markdown: paragraphs, lists, tables, bold, links, code.",
  ]
    .filter(Boolean)
    .join("\n\n");
}
