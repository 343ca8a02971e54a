import { planSegments, type PlannedSegment } from "#app/domain/retrieval/plan-segments.ts";
import { getRevisionFacts } from "./revision-facts.server.ts";

/** Which passages of the revisions are indexed together; revisions that the workspace does not have are left out. */
export async function planOf(workspaceId: string, revisionIds: readonly string[]): Promise<PlannedSegment[]> {
  const facts = await getRevisionFacts(workspaceId, revisionIds);
  return planSegments([...facts].map(([id, { passages }]) => ({ id, passages })));
}

/** The revisions that stand in an index, each once. */
export function revisionIdsOf({ parts }: PlannedSegment): string[] {
  return [...new Set(parts.map(({ revisionId }) => revisionId))];
}
