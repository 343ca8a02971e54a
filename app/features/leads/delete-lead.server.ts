import type { Actor } from "#app/domain/access/permissions.ts";
import { recordAudit } from "#app/features/administration/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { AppError } from "#app/shared/app-error.ts";

/** What somebody left is gone for good. Throws `NOT_FOUND`. */
export async function deleteLead(input: { actor: Actor; botId: string; leadId: string }): Promise<void> {
  const { actor, botId, leadId } = input;
  const { workspaceId } = actor;
  const gone = await db.lead.deleteMany({ where: { workspaceId, botId, id: leadId } });
  if (gone.count === 0) throw new AppError("NOT_FOUND");
  await recordAudit({ actor, action: "lead.deleted", targetType: "bot", targetId: botId, data: {} });
}
