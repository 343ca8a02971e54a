import type { Actor } from "#app/domain/access/permissions.ts";
import { recordAudit } from "#app/features/administration/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { getSourceRow } from "./list-sources.server.ts";

/** Visitors may open the file that an answer cites, or may not; at once, in every version. Throws `NOT_FOUND`. */
export async function setSourceOpen(input: {
  actor: Actor;
  sourceId: string;
  isOpen: boolean;
}): Promise<void> {
  const { actor, sourceId, isOpen } = input;
  const { workspaceId } = actor;
  await getSourceRow({ workspaceId, sourceId });
  await db.source.updateMany({ where: { workspaceId, id: sourceId }, data: { isOpen } });
  await recordAudit({
    actor,
    action: "source.opened",
    targetType: "source",
    targetId: sourceId,
    data: { isOpen },
  });
}
