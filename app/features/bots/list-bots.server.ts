import type { Actor } from "#app/domain/access/permissions.ts";
import { containing, db } from "#app/platform/db.server.ts";
import { readCursor, writeCursor } from "#app/platform/cursor.server.ts";
import { toBotView, type BotView } from "./bot-view.ts";

export interface BotPage {
  items: (BotView & { sources: number; conversations: number })[];
  nextCursor: string | null;
}

/** The workspace's bots, the last changed first. Throws `CURSOR_INVALID`. */
export async function listBots(input: {
  actor: Actor;
  limit?: number;
  cursor?: string | null;
  search?: string;
}): Promise<BotPage> {
  const { workspaceId } = input.actor;
  const limit = input.limit ?? 20;
  const after = readCursor(input.cursor ?? null);
  const rows = await db.bot.findMany({
    where: {
      workspaceId,
      deletedAt: null,
      ...(input.search ? { name: containing(input.search) } : {}),
      ...(after
        ? { OR: [{ updatedAt: { lt: after.at } }, { updatedAt: after.at, id: { lt: after.id } }] }
        : {}),
    },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  const ids = page.map((row) => row.id);
  const [sources, conversations] = await Promise.all([
    db.source.groupBy({
      by: ["botId"],
      where: { workspaceId, botId: { in: ids }, deletedAt: null },
      _count: true,
    }),
    db.conversation.groupBy({
      by: ["botId"],
      where: { workspaceId, botId: { in: ids }, channel: { not: "preview" } },
      _count: true,
    }),
  ]);
  const countOf = (counts: { botId: string; _count: number }[], id: string) =>
    counts.find((count) => count.botId === id)?._count ?? 0;
  const last = page.at(-1);
  return {
    items: page.map((row) => ({
      ...toBotView(row),
      sources: countOf(sources, row.id),
      conversations: countOf(conversations, row.id),
    })),
    nextCursor: rows.length > limit && last ? writeCursor({ at: last.updatedAt, id: last.id }) : null,
  };
}
