import { db } from "#app/platform/db.server.ts";
import { ROWS_AT_ONCE } from "./store-revision.server.ts";

/**
 * Readings that nobody knows any more are gone: no version refers to them, and both the draft's and the one before it are younger.
 * The one before stays for answers that are being written.
 */
export async function purgeRevisions(source: { workspaceId: string; id: string }): Promise<void> {
  const { workspaceId, id: sourceId } = source;
  const row = await db.source.findUnique({
    where: { workspaceId_id: { workspaceId, id: sourceId } },
    select: { revisionId: true },
  });
  const all = await db.sourceRevision.findMany({
    where: { workspaceId, sourceId },
    orderBy: { createdAt: "desc" },
    select: { id: true, _count: { select: { versions: true } } },
  });
  const present = all.findIndex(({ id }) => id === row?.revisionId);
  if (present < 0) return;
  for (const { id, _count } of all.slice(present + 2))
    if (_count.versions === 0) await purge(workspaceId, id);
}

/** In steps, so that nobody waits long. */
async function purge(workspaceId: string, revisionId: string): Promise<void> {
  for (;;) {
    const rows = await db.passage.findMany({
      where: { workspaceId, revisionId },
      select: { id: true },
      take: ROWS_AT_ONCE,
    });
    if (rows.length === 0) break;
    await db.passage.deleteMany({ where: { workspaceId, id: { in: rows.map(({ id }) => id) } } });
    await new Promise((resolve) => setImmediate(resolve));
  }
  await db.sourceRevision.deleteMany({ where: { workspaceId, id: revisionId, versions: { none: {} } } });
}
