import { Prisma, type Source, type SourceRevision } from "#app/generated/prisma/client.ts";
import { db } from "#app/platform/db.server.ts";
import { createId } from "#app/shared/ids.ts";
import { copyPassages } from "./copy-passages.server.ts";

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
  await copyPassages({ workspaceId, fromId: former.id, toId: revisionId });
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
