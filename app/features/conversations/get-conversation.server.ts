import type { Actor } from "#app/domain/access/permissions.ts";
import { db } from "#app/platform/db.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { toConversationView, type ConversationView } from "./conversation-view.ts";
import { toOwnerMessage, type OwnerMessage } from "./owner-message.ts";

const MOST = 500;

/** The conversation with its first 500 messages, in order. Throws `NOT_FOUND`. */
export async function getConversation(input: {
  actor: Actor;
  conversationId: string;
}): Promise<ConversationView & { messages: OwnerMessage[] }> {
  const { workspaceId } = input.actor;
  const { conversationId } = input;
  const row = await db.conversation.findUnique({
    where: { workspaceId_id: { workspaceId, id: conversationId } },
    include: { visitor: true },
  });
  if (!row) throw new AppError("NOT_FOUND");
  const { items } = await listConversationMessages({ ...input, limit: MOST });
  return { ...toConversationView(row), messages: items };
}

export interface MessagePage {
  items: OwnerMessage[];
  nextCursor: string | null;
}

/** Messages of a conversation in order, from the one after the cursor. Throws `NOT_FOUND` and `CURSOR_INVALID`. */
export async function listConversationMessages(input: {
  actor: Actor;
  conversationId: string;
  limit: number;
  cursor?: string | undefined;
}): Promise<MessagePage> {
  const { workspaceId } = input.actor;
  const { conversationId, limit } = input;
  const after = input.cursor ?? "0";
  if (!/^\d{1,9}$/.test(after)) throw new AppError("CURSOR_INVALID");
  if ((await db.conversation.count({ where: { workspaceId, id: conversationId } })) === 0)
    throw new AppError("NOT_FOUND");
  const rows = await db.message.findMany({
    where: { workspaceId, conversationId, seq: { gt: Number(after) }, status: { not: "replaced" } },
    orderBy: { seq: "asc" },
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  return {
    items: page.map(toOwnerMessage),
    nextCursor: rows.length > limit ? String(page.at(-1)?.seq ?? 0) : null,
  };
}

/** One message. Throws `NOT_FOUND`. */
export async function getMessage(input: { workspaceId: string; messageId: string }): Promise<OwnerMessage> {
  const row = await db.message.findUnique({
    where: { workspaceId_id: { workspaceId: input.workspaceId, id: input.messageId } },
  });
  if (!row) throw new AppError("NOT_FOUND");
  return toOwnerMessage(row);
}
