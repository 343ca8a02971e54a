/** What the edges use of bots as files. */
export { exportBot, type ExportedBot } from "./export-bot.server.ts";
export { findShellActor } from "./find-shell-actor.server.ts";
export { importBot, type ImportedBot } from "./import-bot.server.ts";
