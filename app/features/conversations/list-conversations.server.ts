import type { Actor } from "#app/domain/access/permissions.ts";
import type { Prisma } from "#app/generated/prisma/client.ts";
import { readCursor, writeCursor } from "#app/platform/cursor.server.ts";
import { containing, db } from "#app/platform/db.server.ts";
import { toConversationView, type ConversationView } from "./conversation-view.ts";

/** Which conversations; what is not given does not narrow, but for previews, which come only by name. */
export interface ConversationFilter {
  botId?: string | undefined;
  state?: string | undefined;
  channel?: string | undefined;
  feedback?: "up" | "down" | undefined;
  /** Of the last message, both ends included. */
  from?: Date | undefined;
  to?: Date | undefined;
  /** Stands in one of the messages, in upper or lower case. */
  q?: string | undefined;
}

export interface ConversationPage {
  items: ConversationView[];
  nextCursor: string | null;
}

/** The workspace's conversations, the last spoken first. Throws `CURSOR_INVALID`. */
export async function listConversations(input: {
  actor: Actor;
  filter: ConversationFilter;
  limit: number;
  cursor?: string | undefined;
}): Promise<ConversationPage> {
  const { workspaceId } = input.actor;
  const after = readCursor(input.cursor ?? null);
  const rows = await db.conversation.findMany({
    where: {
      workspaceId,
      ...whereOf(input.filter),
      ...(after
        ? { OR: [{ lastMessageAt: { lt: after.at } }, { lastMessageAt: after.at, id: { lt: after.id } }] }
        : {}),
    },
    orderBy: [{ lastMessageAt: "desc" }, { id: "desc" }],
    take: input.limit + 1,
    include: { visitor: true },
  });
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  return {
    items: page.map(toConversationView),
    nextCursor:
      rows.length > input.limit && last ? writeCursor({ at: last.lastMessageAt, id: last.id }) : null,
  };
}

function whereOf(filter: ConversationFilter): Prisma.ConversationWhereInput {
  const { botId, state, channel, feedback, from, to, q } = filter;
  return {
    ...(botId ? { botId } : {}),
    ...(state ? { state } : {}),
    channel: channel ?? { not: "preview" },
    ...(from || to ? { lastMessageAt: { ...(from ? { gte: from } : {}), ...(to ? { lte: to } : {}) } } : {}),
    AND: [
      ...(feedback ? [{ messages: { some: { feedback } } }] : []),
      ...(q ? [{ messages: { some: { text: containing(q) } } }] : []),
    ],
  };
}
