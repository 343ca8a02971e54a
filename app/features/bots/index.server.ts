/** What the edges and other features may use of bots. */
export {
  getBotVersion,
  getDraftBot,
  getLiveBot,
  type AnsweringBot,
  type LiveBot,
} from "./answering-bot.server.ts";
export { BOT_CHANGED } from "./bot-channel.ts";
export type { BotStatus, BotView } from "./bot-view.ts";
export { deleteBot, pauseBot, resumeBot, undeleteBot } from "./change-bot-state.server.ts";
export { createBot } from "./create-bot.server.ts";
export { draftTestsOf, type DraftTests } from "./draft-tests.server.ts";
export { dropUnusedPictures } from "./drop-unused-pictures.server.ts";
export { duplicateBot } from "./duplicate-bot.server.ts";
export { findGuideBotId } from "./find-guide-bot.server.ts";
export { getBot, getBotRow, getBotState, type BotState } from "./get-bot.server.ts";
export { getPublishState, type PublishState } from "./get-publish-state.server.ts";
export { listBots, type BotPage } from "./list-bots.server.ts";
export { getVersionItem, listVersions, type VersionItem } from "./list-versions.server.ts";
export { publishBot } from "./publish-bot.server.ts";
export { EMBED_KNOWLEDGE, requestEmbedding } from "./request-embedding.server.ts";
export { recordSighting } from "./record-sighting.server.ts";
export { saveDraft } from "./save-draft.server.ts";
