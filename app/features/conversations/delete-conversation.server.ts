import { dropFilesOf } from "#app/features/visitor-files/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { forgetVisitorSessions } from "./find-visitor-session.server.ts";

/** The visitor, the conversation, its messages, files and what was left in a form are gone for good, in replays too, and so is the secret that opened them. */
export async function deleteVisitorConversation(input: {
  workspaceId: string;
  conversationId: string;
  visitorId: string;
}): Promise<void> {
  const { workspaceId, conversationId, visitorId } = input;
  await dropFilesOf({ workspaceId, conversationId });
  await db.$transaction([
    db.lead.deleteMany({ where: { workspaceId, conversationId } }),
    db.conversation.deleteMany({ where: { workspaceId, id: conversationId, visitorId } }),
    db.replayItem.deleteMany({ where: { workspaceId, conversationId } }),
    db.visitor.deleteMany({ where: { workspaceId, id: visitorId } }),
  ]);
  forgetVisitorSessions(conversationId);
}
