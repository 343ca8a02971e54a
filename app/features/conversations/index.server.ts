/** What the edges and other features may use of conversations. */
export {
  FeedbackSchema,
  FrameSchema,
  IntroduceVisitorSchema,
  MAX_MESSAGE,
  MessagesQuery,
  SendMessageSchema,
  SetContextSchema,
  StartConversationSchema,
} from "./conversation.schema.ts";
export { isOwnOrigin } from "./allowed-origin.server.ts";
export { assertMayWrite } from "./assert-may-write.server.ts";
export { readContext } from "./conversation-view.ts";
export { deleteVisitorConversation } from "./delete-conversation.server.ts";
export { findVisitorSession, type VisitorSession } from "./find-visitor-session.server.ts";
export { createFramePass, createFrameTicket } from "./frame-ticket.server.ts";
export { getConversation, getMessage, listConversationMessages } from "./get-conversation.server.ts";
export { getIdentityKeyState, type IdentityKeyState } from "./get-identity-key-state.server.ts";
export { giveFeedback } from "./give-feedback.server.ts";
export { introduceVisitor } from "./introduce-visitor.server.ts";
export { listConversations, type ConversationFilter } from "./list-conversations.server.ts";
export { listMessages, readConversation } from "./list-messages.server.ts";
export { toChatMessage, type MessageRow } from "./message-view.ts";
export type { OwnerMessage } from "./owner-message.ts";
export { createPreviewTicket, isPreviewTicket } from "./preview-ticket.server.ts";
export { rotateIdentityKey } from "./rotate-identity-key.server.ts";
export { setContext } from "./set-context.server.ts";
export { findApiConversation, startApiConversation } from "./start-api-conversation.server.ts";
export { startConversation } from "./start-conversation.server.ts";
export { writeTranscript } from "./write-transcript.server.ts";
