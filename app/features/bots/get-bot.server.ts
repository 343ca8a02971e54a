import type { Actor } from "#app/domain/access/permissions.ts";
import { readBotSettings } from "#app/domain/bot/bot-settings.ts";
import type { Bot } from "#app/generated/prisma/client.ts";
import { db } from "#app/platform/db.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { toBotView, type BotView } from "./bot-view.ts";
import { getLastEdit } from "./get-last-edit.server.ts";
import { hasKnowledgeChanged } from "./has-knowledge-changed.server.ts";

/** The bot's row. Throws `NOT_FOUND` when it is not there, deleted, or of another workspace. */
export async function getBotRow(input: { workspaceId: string; botId: string }): Promise<Bot> {
  const bot = await db.bot.findUnique({
    where: { workspaceId_id: { workspaceId: input.workspaceId, id: input.botId } },
  });
  if (!bot || bot.deletedAt) throw new AppError("NOT_FOUND");
  return bot;
}

/** The bot with its draft. Throws `NOT_FOUND`. */
export async function getBot(input: { actor: Actor; botId: string }): Promise<BotView> {
  return toBotView(await getBotRow({ workspaceId: input.actor.workspaceId, botId: input.botId }));
}

export interface BotState {
  bot: BotView;
  /** Whether publishing would change what visitors get. */
  hasUnpublishedChanges: boolean;
  /** Who saved the draft last, and when; `by` is empty when nobody knows. */
  edited: { by: string; at: string };
  seenAt: string | null;
  seenUrl: string;
}

/** The bot and how its draft stands to what is live. Throws `NOT_FOUND`. */
export async function getBotState(input: { actor: Actor; botId: string }): Promise<BotState> {
  const { workspaceId } = input.actor;
  const row = await getBotRow({ workspaceId, botId: input.botId });
  const live =
    row.liveVersion === null
      ? null
      : await db.botVersion.findUnique({
          where: { workspaceId_botId_number: { workspaceId, botId: row.id, number: row.liveVersion } },
        });
  const hasUnpublishedChanges =
    !live ||
    JSON.stringify(readBotSettings(live.settings)) !== JSON.stringify(readBotSettings(row.draft)) ||
    (await hasKnowledgeChanged(row, live.number));
  return {
    bot: toBotView(row),
    hasUnpublishedChanges,
    edited: await getLastEdit(row),
    seenAt: row.seenAt?.toISOString() ?? null,
    seenUrl: row.seenUrl,
  };
}
