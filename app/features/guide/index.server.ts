/** What the start of the program uses of the guide. */
export { ensureGuideBots } from "./ensure-guide-bots.server.ts";
