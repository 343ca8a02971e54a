import type { Actor } from "#app/domain/access/permissions.ts";
import { db } from "#app/platform/db.server.ts";
import { getBotRow } from "./get-bot.server.ts";

export interface VersionItem {
  number: number;
  note: string;
  createdAt: string;
  author: string;
  sources: number;
  isLive: boolean;
}

/** What was published, the newest first; the newest hundred. Throws `NOT_FOUND`. */
export async function listVersions(input: { actor: Actor; botId: string }): Promise<VersionItem[]> {
  const { workspaceId } = input.actor;
  const bot = await getBotRow({ workspaceId, botId: input.botId });
  const rows = await db.botVersion.findMany({
    where: { workspaceId, botId: bot.id },
    orderBy: { number: "desc" },
    take: 100,
    include: { _count: { select: { revisions: true } } },
  });
  const authors = await db.user.findMany({
    where: { id: { in: rows.flatMap((row) => row.authorId ?? []) } },
  });
  const nameOf = (id: string | null) => authors.find((author) => author.id === id)?.username ?? "";
  return rows.map((row) => ({
    number: row.number,
    note: row.note,
    createdAt: row.createdAt.toISOString(),
    author: nameOf(row.authorId),
    sources: row._count.revisions,
    isLive: row.number === bot.liveVersion,
  }));
}
