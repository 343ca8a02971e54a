import type { Actor } from "#app/domain/access/permissions.ts";
import type { BotSettings } from "#app/domain/bot/bot-settings.ts";
import { recordAudit } from "#app/features/administration/index.server.ts";
import type { Prisma } from "#app/generated/prisma/client.ts";
import { db } from "#app/platform/db.server.ts";
import { createId } from "#app/shared/ids.ts";
import { toBotView, type BotView } from "./bot-view.ts";

/** There is a new bot with that draft, and the audit log says who made it; `data` says from what. */
export async function insertBot(
  actor: Actor,
  draft: BotSettings,
  data: Prisma.InputJsonObject,
): Promise<BotView> {
  const { userId, workspaceId } = actor;
  const id = createId();
  const bot = await db.bot.create({
    data: { id, workspaceId, name: draft.name, draft, createdById: userId, draftEditedById: userId },
  });
  await recordAudit({ actor, action: "bot.created", targetType: "bot", targetId: id, data });
  return toBotView(bot);
}
