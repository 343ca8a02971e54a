import { inBackground } from "#app/platform/background-steps.server.ts";
import { db } from "#app/platform/db.server.ts";
import { rowsAtOnce } from "./insert-passages.server.ts";

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

async function purge(workspaceId: string, revisionId: string): Promise<void> {
  const purgeSome = async (): Promise<number> => {
    const rows = await db.passage.findMany({
      where: { workspaceId, revisionId },
      select: { id: true },
      take: rowsAtOnce(),
    });
    if (rows.length > 0)
      await db.passage.deleteMany({ where: { workspaceId, id: { in: rows.map(({ id }) => id) } } });
    return rows.length;
  };
  while ((await inBackground(purgeSome)) > 0);
  await db.sourceRevision.deleteMany({ where: { workspaceId, id: revisionId, versions: { none: {} } } });
}
