import type { TextLanguage } from "#app/domain/look/text-languages.ts";

/** The languages of a bot's own words, each by its own name. */
export const TEXT_LANGUAGE_NAMES: Record<TextLanguage, string> = {
  en: "English",
  es: "Español",
  ar: "العربية",
  fr: "Français",
  de: "Deutsch",
  pt: "Português",
  hi: "हिन्दी",
  zh: "中文",
  ja: "日本語",
};
