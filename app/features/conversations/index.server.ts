/** What the edges and other features may use of conversations. */
export {
  FeedbackSchema,
  MAX_MESSAGE,
  MessagesQuery,
  SendMessageSchema,
  StartConversationSchema,
} from "./conversation.schema.ts";
export { deleteVisitorConversation } from "./delete-conversation.server.ts";
export { findVisitorSession, type VisitorSession } from "./find-visitor-session.server.ts";
export { getConversation, getMessage, listConversationMessages } from "./get-conversation.server.ts";
export { giveFeedback } from "./give-feedback.server.ts";
export { listConversations, type ConversationFilter } from "./list-conversations.server.ts";
export { listMessages, readConversation } from "./list-messages.server.ts";
export { toChatMessage, type MessageRow } from "./message-view.ts";
export type { OwnerMessage } from "./owner-message.ts";
export { createPreviewTicket, isPreviewTicket } from "./preview-ticket.server.ts";
export { findApiConversation, startApiConversation } from "./start-api-conversation.server.ts";
export { isOwnOrigin, startConversation } from "./start-conversation.server.ts";
export { writeTranscript } from "./write-transcript.server.ts";
