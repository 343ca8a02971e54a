import { readBotSettings, type BotSettings } from "#app/domain/bot/bot-settings.ts";
import type { Bot } from "#app/generated/prisma/client.ts";

export type BotStatus = "draft" | "live" | "paused";

/** A bot as screens and programs see it. */
export interface BotView extends BotSettings {
  id: string;
  status: BotStatus;
  liveVersion: number | null;
  /** Names the state of the draft that was read; a save sends it back. */
  revision: number;
  createdAt: string;
  updatedAt: string;
}

export function statusOf(bot: Pick<Bot, "liveVersion" | "pausedAt">): BotStatus {
  if (bot.liveVersion === null) return "draft";
  return bot.pausedAt ? "paused" : "live";
}

export function toBotView(bot: Bot): BotView {
  return {
    id: bot.id,
    ...readBotSettings(bot.draft),
    status: statusOf(bot),
    liveVersion: bot.liveVersion,
    revision: bot.draftRevision,
    createdAt: bot.createdAt.toISOString(),
    updatedAt: bot.updatedAt.toISOString(),
  };
}
