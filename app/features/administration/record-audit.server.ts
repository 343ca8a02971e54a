import type { Actor } from "#app/domain/access/permissions.ts";
import type { Prisma } from "#app/generated/prisma/client.ts";
import { db } from "#app/platform/db.server.ts";
import { createId } from "#app/shared/ids.ts";

/** The audit log holds who did what to which object, from where. `data` names no secrets. */
export async function recordAudit(input: {
  actor: Pick<Actor, "userId" | "workspaceId" | "ip">;
  action: string;
  targetType: string;
  targetId: string;
  data: Prisma.InputJsonObject;
}): Promise<void> {
  const { actor, ...event } = input;
  await db.auditEvent.create({
    data: { id: createId(), workspaceId: actor.workspaceId, actorId: actor.userId, ip: actor.ip, ...event },
  });
}
