import type { PlannedSegment } from "#app/domain/retrieval/plan-segments.ts";
import { VectorShelf } from "#app/domain/vectors/vector-shelf.ts";
import { IndexMemory } from "#app/features/knowledge/indexing/index-memory.ts";
import { planOf, revisionIdsOf } from "#app/features/knowledge/indexing/plan-of.server.ts";
import {
  passagesOf,
  portionsOf,
  readInTurn,
  type Portion,
} from "#app/features/knowledge/indexing/portions.server.ts";
import { db } from "#app/platform/db.server.ts";
import { singleton } from "#app/platform/singleton.server.ts";
import { vectorOf } from "./store-vectors.server.ts";

const MOST_BYTES = 256 * 1024 * 1024;
/** A vector is larger than the terms of a passage. */
const VECTORS_AT_ONCE = 100;
/** A shelf that lacks vectors may have got them, here or on another node. */
const INCOMPLETE_MS = 30_000;

interface Shelf {
  readonly shelf: VectorShelf;
  readonly byteSize: number;
  /** Searchable passages without a vector. */
  readonly missing: number;
  readonly loadedAt: number;
}

const memory = singleton("vector-shelves", () => new IndexMemory<Shelf>(MOST_BYTES));

interface Stored {
  id: string;
  vector: Uint8Array | null;
}

/** The vectors of the revisions' passages, and how many passages have none yet. */
export async function getShelves(
  workspaceId: string,
  revisionIds: readonly string[],
  modelKey: string,
): Promise<{ shelves: VectorShelf[]; missing: number }> {
  const planned = await planOf(workspaceId, revisionIds);
  const keys = planned.map(({ key }) => `${workspaceId}:${modelKey} ${key}`);
  const loaded = await Promise.all(
    planned.map((each, index) => getShelf(keys[index] ?? "", workspaceId, modelKey, each)),
  );
  memory.evict(new Set(keys));
  return {
    shelves: loaded.map(({ shelf }) => shelf),
    missing: loaded.reduce((sum, { missing }) => sum + missing, 0),
  };
}

/** Whoever asks next reads the vectors of the revision anew. */
export function forgetShelves(workspaceId: string, revisionId: string): void {
  memory.forget(`${workspaceId}:`, revisionId);
}

async function getShelf(
  key: string,
  workspaceId: string,
  modelKey: string,
  planned: PlannedSegment,
): Promise<Shelf> {
  const ask = () => memory.get(key, revisionIdsOf(planned), () => load(workspaceId, modelKey, planned));
  const known = await ask();
  if (known.missing === 0 || Date.now() - known.loadedAt < INCOMPLETE_MS) return known;
  memory.drop(key);
  return ask();
}

async function load(workspaceId: string, modelKey: string, { parts }: PlannedSegment): Promise<Shelf> {
  const capacity = parts.reduce((sum, { passages }) => sum + passages, 0);
  let shelf: VectorShelf | null = null;
  let missing = 0;
  for (const portion of portionsOf(parts, VECTORS_AT_ONCE)) {
    const rows = await readInTurn(() => readVectors(workspaceId, modelKey, portion));
    for (const { id, vector } of rows) {
      const values = vector ? vectorOf(vector) : null;
      if (values) shelf ??= new VectorShelf(capacity, values.length);
      if (values && shelf?.add(id, values)) continue;
      missing += 1;
    }
  }
  shelf ??= new VectorShelf(0, 0);
  return { shelf, byteSize: shelf.byteSize, missing, loadedAt: Date.now() };
}

function readVectors(workspaceId: string, modelKey: string, portion: Portion): Promise<Stored[]> {
  return db.$queryRaw<Stored[]>`
    SELECT "Passage"."id", "PassageVector"."vector" FROM "Passage"
    LEFT JOIN "PassageVector" ON "PassageVector"."workspaceId" = "Passage"."workspaceId"
      AND "PassageVector"."passageId" = "Passage"."id" AND "PassageVector"."modelKey" = ${modelKey}
    WHERE ${passagesOf(workspaceId, portion)}
    ORDER BY "Passage"."revisionId", "Passage"."position"`;
}
