/** What the edges use of embedding. */
export { getPublicBot } from "./get-public-bot.server.ts";
export { chatPagePolicy, renderChatPage } from "./render-chat-page.server.ts";
