import { db } from "#app/platform/db.server.ts";
import { forgetVisitorSessions } from "./find-visitor-session.server.ts";

/** The visitor, the conversation and its messages are gone for good, and so is the secret that opened them. */
export async function deleteVisitorConversation(input: {
  workspaceId: string;
  conversationId: string;
  visitorId: string;
}): Promise<void> {
  const { workspaceId, conversationId, visitorId } = input;
  await db.$transaction([
    db.conversation.deleteMany({ where: { workspaceId, id: conversationId, visitorId } }),
    db.visitor.deleteMany({ where: { workspaceId, id: visitorId } }),
  ]);
  forgetVisitorSessions(conversationId);
}
