import type { Actor } from "#app/domain/access/permissions.ts";
import { recordAudit } from "#app/features/administration/index.server.ts";
import { publish } from "#app/platform/bus.server.ts";
import { db } from "#app/platform/db.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { BOT_CHANGED } from "./bot-channel.ts";
import { getBotRow } from "./get-bot.server.ts";

const UNDO_DAYS = 30;

interface Which {
  actor: Actor;
  botId: string;
}

/** Every embed of the bot says politely, at once, that it takes a break. Throws `BOT_NOT_LIVE` for one never published. */
export async function pauseBot({ actor, botId }: Which): Promise<void> {
  const bot = await getBotRow({ workspaceId: actor.workspaceId, botId });
  if (bot.liveVersion === null) throw new AppError("BOT_NOT_LIVE");
  await change({ actor, botId }, { pausedAt: bot.pausedAt ?? new Date() }, "bot.paused");
}

/** The paused bot answers again with its live version. Throws `BOT_NOT_LIVE` for one never published. */
export async function resumeBot({ actor, botId }: Which): Promise<void> {
  const bot = await getBotRow({ workspaceId: actor.workspaceId, botId });
  if (bot.liveVersion === null) throw new AppError("BOT_NOT_LIVE");
  await change({ actor, botId }, { pausedAt: null }, "bot.resumed");
}

/** The bot is gone for members and visitors; for 30 days `undeleteBot` brings it back whole. */
export async function deleteBot({ actor, botId }: Which): Promise<void> {
  await getBotRow({ workspaceId: actor.workspaceId, botId });
  await change({ actor, botId }, { deletedAt: new Date() }, "bot.deleted");
}

/** The deleted bot is back as it was. Throws `NOT_FOUND` when it was not deleted or too long ago. */
export async function undeleteBot({ actor, botId }: Which): Promise<void> {
  const since = new Date(Date.now() - UNDO_DAYS * 86_400_000);
  const { workspaceId } = actor;
  const back = await db.bot.updateMany({
    where: { workspaceId, id: botId, deletedAt: { gt: since } },
    data: { deletedAt: null },
  });
  if (back.count === 0) throw new AppError("NOT_FOUND");
  publish(BOT_CHANGED, { botId });
  await recordAudit({ actor, action: "bot.restored", targetType: "bot", targetId: botId, data: {} });
}

async function change(
  { actor, botId }: Which,
  data: { pausedAt: Date | null } | { deletedAt: Date },
  action: string,
): Promise<void> {
  await db.bot.updateMany({ where: { workspaceId: actor.workspaceId, id: botId, deletedAt: null }, data });
  publish(BOT_CHANGED, { botId });
  await recordAudit({ actor, action, targetType: "bot", targetId: botId, data: {} });
}
