/** The languages in which the widget's button speaks; what a bot says in one of them can be written for each. */
export const TEXT_LANGUAGES = ["en", "es", "ar", "fr", "de", "pt", "hi", "zh", "ja"] as const;
export type TextLanguage = (typeof TEXT_LANGUAGES)[number];

export const TEXT_NAMES = ["greeting", "starters", "title", "placeholder", "paused", "launcher"] as const;
export type TextName = (typeof TEXT_NAMES)[number];
