import { Prisma } from "#app/generated/prisma/client.ts";
import { db } from "#app/platform/db.server.ts";

export interface NewVector {
  passageId: string;
  vector: Float32Array;
}

/** As it is stored: 32-bit floats, little end first. */
function bytesOf(vector: Float32Array): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(vector.length * 4));
  vector.forEach((value, index) => view.setFloat32(index * 4, value, true));
  return new Uint8Array(view.buffer);
}

/** The numbers of a stored vector. */
export function vectorOf(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float32Array.from({ length: bytes.byteLength >> 2 }, (_, index) => view.getFloat32(index * 4, true));
}

/** The vectors are stored; a passage that has one of the model keeps it. */
export async function storeVectors(
  place: { workspaceId: string; revisionId: string; modelKey: string },
  vectors: readonly NewVector[],
): Promise<void> {
  if (vectors.length === 0) return;
  const { workspaceId, revisionId, modelKey } = place;
  const rows = vectors.map(
    ({ passageId, vector }) =>
      Prisma.sql`(${workspaceId}, ${passageId}, ${revisionId}, ${modelKey}, ${bytesOf(vector)})`,
  );
  await db.$executeRaw`
    INSERT INTO "PassageVector" ("workspaceId", "passageId", "revisionId", "modelKey", "vector")
    VALUES ${Prisma.join(rows)} ON CONFLICT DO NOTHING`;
}

/**
 * The passages of a revision have the vectors that the same passages of other readings of the source have: what has not changed
 * is not paid for again.
 */
export async function copyVectors(place: {
  workspaceId: string;
  revisionId: string;
  modelKey: string;
}): Promise<void> {
  const { workspaceId, revisionId, modelKey } = place;
  await db.$executeRaw`
    INSERT INTO "PassageVector" ("workspaceId", "passageId", "revisionId", "modelKey", "vector")
    SELECT "mine"."workspaceId", "mine"."id", "mine"."revisionId", "known"."modelKey", "known"."vector"
    FROM "SourceRevision" AS "own"
    JOIN "SourceRevision" AS "former"
      ON "former"."workspaceId" = "own"."workspaceId" AND "former"."sourceId" = "own"."sourceId" AND "former"."id" <> "own"."id"
    JOIN "PassageVector" AS "known"
      ON "known"."workspaceId" = "former"."workspaceId" AND "known"."revisionId" = "former"."id" AND "known"."modelKey" = ${modelKey}
    JOIN "Passage" AS "theirs"
      ON "theirs"."workspaceId" = "known"."workspaceId" AND "theirs"."id" = "known"."passageId" AND "theirs"."contentKey" <> ''
    JOIN "Passage" AS "mine"
      ON "mine"."workspaceId" = "own"."workspaceId" AND "mine"."revisionId" = "own"."id"
      AND "mine"."contentKey" = "theirs"."contentKey" AND "mine"."text" = "theirs"."text"
    WHERE "own"."workspaceId" = ${workspaceId} AND "own"."id" = ${revisionId}
    ON CONFLICT DO NOTHING`;
}
