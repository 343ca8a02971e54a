import { Prisma, type Passage, type Source, type SourceRevision } from "#app/generated/prisma/client.ts";
import { db } from "#app/platform/db.server.ts";
import { createId } from "#app/shared/ids.ts";

const ROWS_AT_ONCE = 200;

/**
 * The draft knows a revision of its own with the same passages, so that these can be changed while versions keep the former
 * one. False when the source was read anew meanwhile: then nothing has changed.
 */
export async function copyRevision(source: Source, former: SourceRevision): Promise<boolean> {
  const { workspaceId } = source;
  const revisionId = createId();
  await db.sourceRevision.create({
    data: {
      ...former,
      id: revisionId,
      createdAt: new Date(),
      changes: former.changes ?? Prisma.DbNull,
      input: former.input ?? Prisma.DbNull,
    },
  });
  await copyPassages(former, revisionId);
  await copyVectors(former, revisionId);
  const moved = await db.$transaction(async (tx) => {
    const { count } = await tx.source.updateMany({
      where: { workspaceId, id: source.id, revisionId: former.id },
      data: { revisionId },
    });
    if (count === 0) return false;
    await tx.sourcePage.updateMany({
      where: { workspaceId, sourceId: source.id, revisionId: former.id },
      data: { revisionId },
    });
    return true;
  });
  if (!moved) await db.sourceRevision.deleteMany({ where: { workspaceId, id: revisionId } });
  return moved;
}

async function copyPassages({ workspaceId, id }: SourceRevision, revisionId: string): Promise<void> {
  for (let position = 0; ;) {
    const rows = await db.passage.findMany({
      where: { workspaceId, revisionId: id, position: { gte: position } },
      orderBy: { position: "asc" },
      take: ROWS_AT_ONCE,
    });
    await db.passage.createMany({ data: rows.map((row) => copyOf(row, revisionId)) });
    const last = rows.at(-1);
    if (!last || rows.length < ROWS_AT_ONCE) return;
    position = last.position + 1;
    // Others get their turn: answers go on while a large source is copied.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function copyOf({ headings, questions, locator, ...row }: Passage, revisionId: string) {
  return {
    ...row,
    id: createId(),
    revisionId,
    headings: headings ?? [],
    questions: questions ?? Prisma.DbNull,
    locator: locator ?? Prisma.DbNull,
  };
}

/** Positions are the same in both, so they tell which passage has which vector. */
async function copyVectors({ workspaceId, id }: SourceRevision, revisionId: string): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "PassageVector" ("workspaceId", "passageId", "revisionId", "modelKey", "vector")
    SELECT v."workspaceId", fresh."id", fresh."revisionId", v."modelKey", v."vector"
    FROM "PassageVector" v
    JOIN "Passage" former ON former."workspaceId" = v."workspaceId" AND former."id" = v."passageId"
    JOIN "Passage" fresh ON fresh."workspaceId" = v."workspaceId" AND fresh."revisionId" = ${revisionId}
      AND fresh."position" = former."position"
    WHERE v."workspaceId" = ${workspaceId} AND v."revisionId" = ${id}`;
}
