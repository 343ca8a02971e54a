import type { Actor } from "#app/domain/access/permissions.ts";
import { getBotRow } from "#app/features/bots/index.server.ts";
import type { Source } from "#app/generated/prisma/client.ts";
import { readCursor, writeCursor } from "#app/platform/cursor.server.ts";
import { db } from "#app/platform/db.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { toSourceView, type SourceView } from "./source-view.ts";

export interface SourcePage {
  items: SourceView[];
  nextCursor: string | null;
  /** Of all pages. */
  totals: { sources: number; passages: number };
}

/** The draft's sources, the newest first. Throws `NOT_FOUND` and `CURSOR_INVALID`. */
export async function listSources(input: {
  actor: Actor;
  botId: string;
  limit?: number;
  cursor?: string | null;
}): Promise<SourcePage> {
  const { workspaceId } = input.actor;
  const limit = input.limit ?? 20;
  await getBotRow({ workspaceId, botId: input.botId });
  const mine = { workspaceId, botId: input.botId, deletedAt: null };
  const after = readCursor(input.cursor ?? null);
  const [rows, sources, current] = await Promise.all([
    db.source.findMany({
      where: {
        ...mine,
        ...(after
          ? { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] }
          : {}),
      },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: limit + 1,
    }),
    db.source.count({ where: mine }),
    db.source.findMany({ where: { ...mine, revisionId: { not: null } }, select: { revisionId: true } }),
  ]);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const passages = await db.sourceRevision.aggregate({
    where: { workspaceId, id: { in: current.flatMap((row) => row.revisionId ?? []) } },
    _sum: { passageCount: true },
  });
  return {
    items: await withCounts(workspaceId, page),
    nextCursor: rows.length > limit && last ? writeCursor({ at: last.createdAt, id: last.id }) : null,
    totals: { sources, passages: passages._sum.passageCount ?? 0 },
  };
}

async function withCounts(workspaceId: string, rows: Source[]): Promise<SourceView[]> {
  const revisions = await db.sourceRevision.findMany({
    where: { workspaceId, id: { in: rows.flatMap((row) => row.revisionId ?? []) } },
    select: { id: true, passageCount: true },
  });
  const counts = new Map(revisions.map((revision) => [revision.id, revision.passageCount]));
  return rows.map((row) => toSourceView({ ...row, passageCount: counts.get(row.revisionId ?? "") ?? 0 }));
}

/** The source's row. Throws `NOT_FOUND` when it is not there, deleted or of another workspace. */
export async function getSourceRow(input: { workspaceId: string; sourceId: string }): Promise<Source> {
  const row = await db.source.findUnique({
    where: { workspaceId_id: { workspaceId: input.workspaceId, id: input.sourceId } },
  });
  if (!row || row.deletedAt) throw new AppError("NOT_FOUND");
  return row;
}

/** One source. Throws `NOT_FOUND`. */
export async function getSource(input: { actor: Actor; sourceId: string }): Promise<SourceView> {
  const { workspaceId } = input.actor;
  const [view] = await withCounts(workspaceId, [
    await getSourceRow({ workspaceId, sourceId: input.sourceId }),
  ]);
  if (!view) throw new AppError("NOT_FOUND");
  return view;
}
