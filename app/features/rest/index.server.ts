/** What the edges may use of the REST API: its resources, its chat, its document. */
export {
  botResource,
  botsResource,
  chatResource,
  diffResource,
  duplicateResource,
  pauseResource,
  publishResource,
  restoreResource,
  resumeResource,
  searchResource,
  versionsResource,
} from "./bot-resources.server.ts";
export { apiGuide, type ApiGuide, type GuideCall } from "./api-guide.server.ts";
export { beginChat, chatAnswer } from "./chat.server.ts";
export {
  conversationResource,
  conversationsResource,
  filesResource,
  messagesResource,
} from "./conversation-resources.server.ts";
export { openApiDocument } from "./open-api.server.ts";
export { pageOf } from "./page-of.ts";
export { providerResource, providersResource } from "./provider-resources.server.ts";
export { revisionsToSearch } from "./revisions-to-search.server.ts";
export {
  pagesResource,
  passagesResource,
  refreshResource,
  sourceResource,
  sourcesResource,
} from "./source-resources.server.ts";
export { runTestsResource, testResource, testsResource } from "./test-resources.server.ts";
