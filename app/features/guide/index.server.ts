/** What the start of the program uses of the guide. */
export { ensureGuideBot } from "./ensure-guide-bot.server.ts";
