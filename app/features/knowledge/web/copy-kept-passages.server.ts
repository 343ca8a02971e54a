import type { RevisionPlace } from "#app/features/knowledge/store-revision.server.ts";
import { Prisma, type Passage } from "#app/generated/prisma/client.ts";
import { db } from "#app/platform/db.server.ts";
import { createId } from "#app/shared/ids.ts";

const ROWS_AT_ONCE = 500;
/** Copies stand behind everything that was read, until `orderByPage`. */
const BEHIND = 1_000_000_000;

/**
 * The passages of these pages stand in the new revision too, as people changed them, with their terms and vectors: nothing is
 * analysed again. Called once more after a crash it begins anew.
 */
export async function copyKeptPassages(input: {
  from: { workspaceId: string; id: string };
  to: RevisionPlace;
  urls: ReadonlySet<string>;
}): Promise<void> {
  const { from, to, urls } = input;
  const { workspaceId, revisionId } = to;
  await db.passage.deleteMany({ where: { workspaceId, revisionId, position: { gte: BEHIND } } });
  for (let position = 0; ;) {
    const rows = await db.passage.findMany({
      where: { workspaceId, revisionId: from.id, position: { gte: position } },
      orderBy: { position: "asc" },
      take: ROWS_AT_ONCE,
    });
    const kept = rows.filter(({ url }) => url !== null && urls.has(url));
    if (kept.length > 0) await db.passage.createMany({ data: kept.map((row) => copyOf(row, revisionId)) });
    const last = rows.at(-1);
    if (!last || rows.length < ROWS_AT_ONCE) break;
    position = last.position + 1;
    // Others get their turn: answers go on while a large site is copied.
    await new Promise((resolve) => setImmediate(resolve));
  }
  await copyVectors(from.id, to);
}

function copyOf({ headings, questions, locator, ...row }: Passage, revisionId: string) {
  return {
    ...row,
    id: createId(),
    revisionId,
    position: BEHIND + row.position,
    headings: headings ?? [],
    questions: questions ?? Prisma.DbNull,
    locator: locator ?? Prisma.DbNull,
  };
}

/** Positions tell which copy comes from which passage. */
async function copyVectors(fromId: string, { workspaceId, revisionId }: RevisionPlace): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "PassageVector" ("workspaceId", "passageId", "revisionId", "modelKey", "vector")
    SELECT v."workspaceId", fresh."id", fresh."revisionId", v."modelKey", v."vector"
    FROM "PassageVector" v
    JOIN "Passage" former ON former."workspaceId" = v."workspaceId" AND former."id" = v."passageId"
    JOIN "Passage" fresh ON fresh."workspaceId" = v."workspaceId" AND fresh."revisionId" = ${revisionId}
      AND fresh."position" = former."position" + ${BEHIND}
    WHERE v."workspaceId" = ${workspaceId} AND v."revisionId" = ${fromId}`;
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
