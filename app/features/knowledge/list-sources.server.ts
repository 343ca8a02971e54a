import type { Actor } from "#app/domain/access/permissions.ts";
import { getBotRow } from "#app/features/bots/index.server.ts";
import type { Prisma, Source } from "#app/generated/prisma/client.ts";
import { readCursor, writeCursor } from "#app/platform/cursor.server.ts";
import { containing, db } from "#app/platform/db.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import type { SourceStatus, SourceType } from "./source-kinds.ts";
import { toSourceView, type SourceView } from "./source-view.ts";

export interface SourcePage {
  items: SourceView[];
  nextCursor: string | null;
  /** Of all sources, whatever is asked for. */
  totals: { sources: number; passages: number; bytes: number };
}

/** Which sources are meant; what is left out does not matter. */
export interface SourceFilter {
  /** Stands in the title, in any case. */
  query?: string;
  type?: SourceType;
  status?: SourceStatus;
}

/** The draft's sources that fit the filter, the newest first. Throws `NOT_FOUND` and `CURSOR_INVALID`. */
export async function listSources(input: {
  actor: Actor;
  botId: string;
  limit?: number;
  cursor?: string | null;
  filter?: SourceFilter;
}): Promise<SourcePage> {
  const { workspaceId } = input.actor;
  const limit = input.limit ?? 20;
  await getBotRow({ workspaceId, botId: input.botId });
  const mine = { workspaceId, botId: input.botId, deletedAt: null };
  const after = readCursor(input.cursor ?? null);
  const [rows, all, current] = await Promise.all([
    db.source.findMany({
      where: {
        ...mine,
        ...whichOf(input.filter ?? {}),
        ...(after
          ? { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] }
          : {}),
      },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: limit + 1,
    }),
    db.source.aggregate({ where: mine, _count: { _all: true }, _sum: { bytes: true } }),
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
    totals: {
      sources: all._count._all,
      passages: passages._sum.passageCount ?? 0,
      bytes: all._sum.bytes ?? 0,
    },
  };
}

function whichOf({ query = "", type, status }: SourceFilter): Prisma.SourceWhereInput {
  return {
    ...(query.trim() ? { title: containing(query.trim()) } : {}),
    ...(type ? { type } : {}),
    ...(status ? { status } : {}),
  };
}

async function withCounts(workspaceId: string, rows: Source[]): Promise<SourceView[]> {
  const revisions = await db.sourceRevision.findMany({
    where: { workspaceId, id: { in: rows.flatMap((row) => row.revisionId ?? []) } },
    select: { id: true, passageCount: true, changes: true },
  });
  const byId = new Map(revisions.map((revision) => [revision.id, revision]));
  return rows.map((row) => {
    const { passageCount = 0, changes = null } = byId.get(row.revisionId ?? "") ?? {};
    return toSourceView({ ...row, passageCount, changes });
  });
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
