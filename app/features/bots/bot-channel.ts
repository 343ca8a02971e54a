/** The bus channel on which a bot says that its live settings are others now; the event is `{ botId }`. */
export const BOT_CHANGED = "bot-changed";
