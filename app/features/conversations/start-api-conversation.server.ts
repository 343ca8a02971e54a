import type { Actor } from "#app/domain/access/permissions.ts";
import { db, isUniqueViolation } from "#app/platform/db.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { createId, isId } from "#app/shared/ids.ts";

const KEPT_MS = 24 * 3_600_000;

/**
 * A program has a conversation with the bot, without a visitor; returns its id. Asked again with the same id within 24 hours it
 * is the same conversation; later a new one is made under another id.
 */
export async function startApiConversation(input: {
  actor: Actor;
  botId: string;
  conversationId: string;
  version: string;
  locale: string;
}): Promise<string> {
  const { actor, botId, conversationId, version, locale } = input;
  const { workspaceId } = actor;
  const known = await db.conversation.findUnique({
    where: { workspaceId_id: { workspaceId, id: conversationId } },
  });
  if (known && Date.now() - known.createdAt.getTime() < KEPT_MS) return known.id;
  const id = known ? createId() : conversationId;
  try {
    await db.conversation.create({ data: { id, workspaceId, botId, channel: "api", version, locale } });
  } catch (error) {
    // Two calls with one key at the same moment: the other one made it.
    if (!isUniqueViolation(error)) throw error;
  }
  return id;
}

/** The conversation that a program goes on with. Throws `NOT_FOUND` when it is not one of this bot's, begun by a program. */
export async function findApiConversation(input: {
  actor: Actor;
  botId: string;
  conversationId: string;
}): Promise<{ id: string; version: string; locale: string }> {
  const { actor, botId, conversationId } = input;
  const { workspaceId } = actor;
  const row = isId(conversationId)
    ? await db.conversation.findUnique({ where: { workspaceId_id: { workspaceId, id: conversationId } } })
    : null;
  if (!row || row.botId !== botId || row.channel !== "api") throw new AppError("NOT_FOUND");
  return { id: row.id, version: row.version, locale: row.locale };
}
