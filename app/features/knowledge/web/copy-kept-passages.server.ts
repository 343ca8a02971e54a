import { copyPassages } from "#app/features/knowledge/copy-passages.server.ts";
import type { RevisionPlace } from "#app/features/knowledge/store-revision.server.ts";
import { db } from "#app/platform/db.server.ts";

/** Copies stand behind everything that was read, until `orderByPage`. */
const BEHIND = 1_000_000_000;

/**
 * The passages of these pages stand in the new revision too, with their vectors. Called once more after a crash it begins anew.
 */
export async function copyKeptPassages(input: {
  from: { workspaceId: string; id: string };
  to: RevisionPlace;
  urls: ReadonlySet<string>;
}): Promise<void> {
  const { from, to, urls } = input;
  const { workspaceId, revisionId } = to;
  await db.passage.deleteMany({ where: { workspaceId, revisionId, position: { gte: BEHIND } } });
  await copyPassages({ workspaceId, fromId: from.id, toId: revisionId, shift: BEHIND, urls });
}

/** The passages are numbered page after page, from 0. */
export async function orderByPage({ workspaceId, revisionId }: RevisionPlace): Promise<void> {
  await db.$executeRaw`
    UPDATE "Passage" SET "position" = numbered."place"
    FROM (
      SELECT "id" AS "passageId", ROW_NUMBER() OVER (ORDER BY "url", "position") - 1 AS "place"
      FROM "Passage" WHERE "workspaceId" = ${workspaceId} AND "revisionId" = ${revisionId}
    ) AS numbered
    WHERE "Passage"."workspaceId" = ${workspaceId} AND "Passage"."id" = numbered."passageId"`;
}
