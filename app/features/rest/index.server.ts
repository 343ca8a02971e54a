/** What the edges may use of the REST API: its resources, its chat, its document. */
export {
  botResource,
  botsResource,
  chatResource,
  duplicateResource,
  pauseResource,
  publishResource,
  resumeResource,
  searchResource,
  versionsResource,
} from "./bot-resources.server.ts";
export { apiGuide, type ApiGuide, type GuideCall } from "./api-guide.server.ts";
export { beginChat, chatAnswer } from "./chat.server.ts";
export {
  conversationResource,
  conversationsResource,
  messagesResource,
} from "./conversation-resources.server.ts";
export { openApiDocument } from "./open-api.server.ts";
export { pageOf } from "./page-of.ts";
export { providerResource, providersResource } from "./provider-resources.server.ts";
export { revisionsToSearch } from "./revisions-to-search.server.ts";
export {
  passagesResource,
  refreshResource,
  sourceResource,
  sourcesResource,
} from "./source-resources.server.ts";
