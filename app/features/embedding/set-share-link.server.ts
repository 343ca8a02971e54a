import type { Actor } from "#app/domain/access/permissions.ts";
import { recordAudit } from "#app/features/administration/index.server.ts";
import { BOT_CHANGED, getBotRow } from "#app/features/bots/index.server.ts";
import { publish } from "#app/platform/bus.server.ts";
import { db } from "#app/platform/db.server.ts";

/** The page that is nothing but the chat opens by its link, or says that the link is switched off; at once. Throws `NOT_FOUND`. */
export async function setShareLink(input: { actor: Actor; botId: string; isShared: boolean }): Promise<void> {
  const { actor, botId, isShared } = input;
  const { workspaceId } = actor;
  const bot = await getBotRow({ workspaceId, botId });
  if (bot.isShared === isShared) return;
  await db.bot.updateMany({
    where: { workspaceId, id: bot.id },
    // Not an edit: lists stay in their order.
    data: { isShared, updatedAt: bot.updatedAt },
  });
  publish(BOT_CHANGED, { botId: bot.id });
  await recordAudit({
    actor,
    action: isShared ? "bot.link-opened" : "bot.link-closed",
    targetType: "bot",
    targetId: bot.id,
    data: {},
  });
}
