import type { Actor } from "#app/domain/access/permissions.ts";
import { recordAudit } from "#app/features/administration/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { enqueueReading } from "./enqueue-reading.server.ts";
import { getSourceRow } from "./list-sources.server.ts";

interface Which {
  actor: Actor;
  sourceId: string;
}

/** The draft does not know the source any more; published versions still do. `undeleteSource` brings it back. */
export async function deleteSource({ actor, sourceId }: Which): Promise<void> {
  const { workspaceId } = actor;
  const source = await getSourceRow({ workspaceId, sourceId });
  await setDeleted(source.botId, { actor, sourceId }, new Date());
  await recordAudit({
    actor,
    action: "source.deleted",
    targetType: "source",
    targetId: sourceId,
    data: { title: source.title },
  });
}

/** The deleted source is the draft's again. Throws `NOT_FOUND`. */
export async function undeleteSource({ actor, sourceId }: Which): Promise<void> {
  const { workspaceId } = actor;
  const source = await db.source.findUnique({ where: { workspaceId_id: { workspaceId, id: sourceId } } });
  if (!source?.deletedAt) throw new AppError("NOT_FOUND");
  await setDeleted(source.botId, { actor, sourceId }, null);
}

/** The source will be read again. Throws `NOT_FOUND`. */
export async function refreshSource({ actor, sourceId }: Which): Promise<void> {
  const { workspaceId } = actor;
  const source = await getSourceRow({ workspaceId, sourceId });
  await db.source.updateMany({
    where: { workspaceId, id: sourceId },
    data: { status: "queued", progress: 0, errorCode: null },
  });
  await enqueueReading(source);
}

async function setDeleted(botId: string, { actor, sourceId }: Which, deletedAt: Date | null): Promise<void> {
  const { workspaceId } = actor;
  await db.$transaction([
    db.source.updateMany({ where: { workspaceId, id: sourceId }, data: { deletedAt } }),
    db.bot.updateMany({ where: { workspaceId, id: botId }, data: { knowledgeRevision: { increment: 1 } } }),
  ]);
}
