import type { Actor } from "#app/domain/access/permissions.ts";
import { PAGE_STATUSES, type PageStatus } from "#app/domain/web/page-codes.ts";
import type { Prisma, SourcePage } from "#app/generated/prisma/client.ts";
import { containing, db } from "#app/platform/db.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { isId } from "#app/shared/ids.ts";
import { getSourceRow } from "./list-sources.server.ts";

/** A page of a web source as it was last seen. */
export interface SourcePageView {
  id: string;
  url: string;
  title: string;
  status: PageStatus;
  /** Why it was skipped, failed or is gone: a code with a sentence in `knowledge.json` under `sourceError`. */
  error?: string;
  bytes: number;
  passages: number;
  readAt: string | null;
}

export interface SourcePageList {
  items: SourcePageView[];
  nextCursor: string | null;
  /** Pages of the source by status, whatever is asked for. */
  counts: Record<PageStatus, number>;
}

/**
 * The pages of a web source by their addresses; with `status` those in it, with `query` those whose address or title has it.
 * Throws `NOT_FOUND` and `CURSOR_INVALID`.
 */
export async function listSourcePages(input: {
  actor: Actor;
  sourceId: string;
  status?: PageStatus;
  query?: string;
  limit?: number;
  cursor?: string | null;
}): Promise<SourcePageList> {
  const { workspaceId } = input.actor;
  const limit = input.limit ?? 20;
  const cursor = input.cursor ?? null;
  if (cursor !== null && !isId(cursor)) throw new AppError("CURSOR_INVALID");
  await getSourceRow({ workspaceId, sourceId: input.sourceId });
  const mine = { workspaceId, sourceId: input.sourceId };
  const rows = await db.sourcePage.findMany({
    where: { ...mine, ...asked(input) },
    orderBy: [{ url: "asc" }, { id: "asc" }],
    ...(cursor ? { cursor: { workspaceId_id: { workspaceId, id: cursor } }, skip: 1 } : {}),
    take: limit + 1,
  });
  const items = rows.slice(0, limit);
  return {
    items: items.map(toPageView),
    nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null,
    counts: await countsOf(mine),
  };
}

function asked({ status, query = "" }: { status?: PageStatus; query?: string }): Prisma.SourcePageWhereInput {
  const text = query.trim();
  return {
    ...(status ? { status } : {}),
    ...(text ? { OR: [{ url: containing(text) }, { title: containing(text) }] } : {}),
  };
}

async function countsOf(mine: {
  workspaceId: string;
  sourceId: string;
}): Promise<Record<PageStatus, number>> {
  const groups = await db.sourcePage.groupBy({ by: ["status"], where: mine, _count: { _all: true } });
  const counts = new Map(groups.map(({ status, _count }) => [status, _count._all]));
  return {
    waiting: 0,
    reading: 0,
    ready: 0,
    unchanged: 0,
    skipped: 0,
    failed: 0,
    gone: 0,
    ...Object.fromEntries(PAGE_STATUSES.map((status) => [status, counts.get(status) ?? 0])),
  };
}

function toPageView(row: SourcePage): SourcePageView {
  return {
    id: row.id,
    url: row.url,
    title: row.title,
    status: PAGE_STATUSES.find((each) => each === row.status) ?? "waiting",
    ...(row.errorCode ? { error: row.errorCode } : {}),
    bytes: row.bytes,
    passages: row.passageCount,
    readAt: row.readAt?.toISOString() ?? null,
  };
}
