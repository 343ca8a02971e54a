import type { Actor } from "#app/domain/access/permissions.ts";
import { db } from "#app/platform/db.server.ts";
import { getSourceRow } from "./list-sources.server.ts";
import { SourceChangesSchema, type SourceChanges } from "./source-changes.ts";

/**
 * What the last reading of a web source found new, changed and gone: counts, and the first 200 pages; null when it was read
 * only once or is not from the web. Throws `NOT_FOUND`.
 */
export async function getSourceChanges(input: {
  actor: Actor;
  sourceId: string;
}): Promise<SourceChanges | null> {
  const { workspaceId } = input.actor;
  const { revisionId } = await getSourceRow({ workspaceId, sourceId: input.sourceId });
  if (!revisionId) return null;
  const revision = await db.sourceRevision.findUnique({
    where: { workspaceId_id: { workspaceId, id: revisionId } },
    select: { changes: true },
  });
  return SourceChangesSchema.safeParse(revision?.changes).data ?? null;
}
