import { db } from "#app/platform/db.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import type { ConversationState, MessagesAnswer } from "#app/shared/protocol/visitor-api.ts";
import { toChatMessage, type MessageRow } from "./message-view.ts";

const MOST = 500;

/** Messages of a conversation after a number, in order; answers that were tried again show only the last try. */
export async function listMessages(input: {
  workspaceId: string;
  conversationId: string;
  after?: number;
}): Promise<MessageRow[]> {
  const { workspaceId, conversationId } = input;
  const rows = await db.message.findMany({
    where: { workspaceId, conversationId, seq: { gt: input.after ?? 0 }, status: { not: "replaced" } },
    orderBy: { seq: "asc" },
    take: MOST,
  });
  return rows;
}

/** The conversation as its visitor sees it, after a number. Throws `NOT_FOUND`. */
export async function readConversation(input: {
  workspaceId: string;
  conversationId: string;
  after?: number;
}): Promise<MessagesAnswer> {
  const { workspaceId, conversationId } = input;
  const conversation = await db.conversation.findUnique({
    where: { workspaceId_id: { workspaceId, id: conversationId } },
  });
  if (!conversation) throw new AppError("NOT_FOUND");
  const rows = await listMessages(input);
  return {
    conversation: { id: conversation.id, state: conversation.state as ConversationState },
    messages: rows.map(toChatMessage),
  };
}
