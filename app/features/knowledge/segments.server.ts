import type { PlannedSegment } from "#app/domain/retrieval/plan-segments.ts";
import { openSegment, type Segment } from "#app/domain/retrieval/segment.ts";
import { singleton } from "#app/platform/singleton.server.ts";
import { createTurns, type InTurn } from "#app/shared/turns.ts";
import { IndexMemory } from "./indexing/index-memory.ts";
import { startIndex } from "./indexing/index-threads.server.ts";
import { planOf, revisionIdsOf } from "./indexing/plan-of.server.ts";
import { readRows } from "./indexing/read-rows.server.ts";

/**
 * Indexes in memory. A revision that a version refers to never changes, so neither does the index it stands in; the draft's own
 * is forgotten when a person changes its passages.
 */
const MOST_BYTES = 256 * 1024 * 1024;
const memory = singleton("segments", () => new IndexMemory<Segment>(MOST_BYTES));

/** The indexes over the passages of the revisions, from memory or built from their stored terms. */
export async function getSegments(workspaceId: string, revisionIds: readonly string[]): Promise<Segment[]> {
  const planned = await planOf(workspaceId, revisionIds);
  const keys = planned.map(({ key }) => `${workspaceId}:${key}`);
  // While an index is built in its thread, the passages of the next one are read.
  const inTurn = createTurns();
  const segments = await Promise.all(
    planned.map((each, index) =>
      memory.get(keys[index] ?? "", revisionIdsOf(each), () => load(workspaceId, each, inTurn)),
    ),
  );
  memory.evict(new Set(keys));
  return segments;
}

/** The next question reads the revision's passages anew. */
export function forgetSegment(workspaceId: string, revisionId: string): void {
  memory.forget(`${workspaceId}:`, revisionId);
}

async function load(workspaceId: string, { parts }: PlannedSegment, inTurn: InTurn): Promise<Segment> {
  const index = startIndex(parts.reduce((sum, { passages }) => sum + passages, 0));
  try {
    await inTurn(async () => {
      for await (const rows of readRows(workspaceId, parts)) index.add(rows);
    });
  } catch (error) {
    index.abandon();
    throw error;
  }
  return openSegment(await index.build());
}
