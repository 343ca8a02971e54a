/** What the edges use of embedding. */
export { checkEmbed, type EmbedCheck } from "./check-embed.server.ts";
export { drawQrCode, paintQrCode } from "./draw-qr-code.server.ts";
export { CheckEmbedSchema, ShareSchema } from "./embedding.schema.ts";
export { readEmbedQuery } from "./embed-query.ts";
export { getPublicBot } from "./get-public-bot.server.ts";
export { listSites } from "./list-sites.server.ts";
export { recordVisit } from "./record-visit.server.ts";
export { watchAvailability } from "./watch-availability.server.ts";
export { chatPagePolicy, renderChatPage, renderClosedPage } from "./render-chat-page.server.ts";
export { setShareLink } from "./set-share-link.server.ts";
