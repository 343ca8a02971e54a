import { UnreadableSource } from "#app/features/knowledge/readers/unreadable-source.ts";
import type { Source } from "#app/generated/prisma/client.ts";
import { db } from "#app/platform/db.server.ts";
import { findPages } from "./find-pages.server.ts";
import { finishRun } from "./finish-run.server.ts";
import { problemOfAll, readPages } from "./read-pages.server.ts";
import { openRun, type SiteRun } from "./site-run.server.ts";

/**
 * The draft knows the page or site as it is now, with what has changed since the last reading. Throws `UnreadableSource` when no page
 * of it could be read: then the draft knows what it knew. Throws the signal's reason when that ends it; the next call goes on.
 */
export async function readSite(asked: {
  source: Source;
  length: string;
  signal: AbortSignal | undefined;
}): Promise<void> {
  const run = await openRun(asked);
  try {
    await findPages(run);
    await readPages(run);
    const problem = problemOfAll(run);
    if (problem) throw new UnreadableSource(problem);
  } catch (error) {
    asked.signal?.throwIfAborted();
    await dropRun(run);
    throw error;
  }
  await finishRun(run);
}

/** The unfinished revision is gone; pages that stood in it are no longer known and will be read anew. */
async function dropRun({ source, place }: SiteRun): Promise<void> {
  const { workspaceId, revisionId } = place;
  await db.sourcePage.updateMany({
    where: { workspaceId, sourceId: source.id, revisionId },
    data: { revisionId: null, contentHash: "", etag: "", lastModified: "" },
  });
  await db.sourceRevision.deleteMany({ where: { workspaceId, id: revisionId } });
}
