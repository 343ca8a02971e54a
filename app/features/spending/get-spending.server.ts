import type { Actor } from "#app/domain/access/permissions.ts";
import { readBotSettings, type BotSettings } from "#app/domain/bot/bot-settings.ts";
import { dayOf, spendingNotice } from "#app/domain/spending/spending-notice.ts";
import { getBotRow, getBotVersion } from "#app/features/bots/index.server.ts";
import { db } from "#app/platform/db.server.ts";

import { flushUses } from "./record-use.server.ts";

/** What a bot used today (UTC) and what it may use. */
export interface Spending {
  /** `2026-11-21` */
  day: string;
  /** Answers to visitors, whoever gave them. */
  messages: number;
  /** US dollars, previews too. */
  usd: number;
  /** Answers of models whose price is not known; they count as nothing in `usd`. */
  unpriced: number;
  /** Of the live version; of the draft while nothing is published. Null: no limit. */
  caps: Pick<BotSettings["limits"], "botMessagesPerDay" | "usdPerDay" | "visitorUsdPerDay">;
  /** The greatest share of a limit that is used, 0 to 1. */
  share: number;
  /** From 80 % "near", at 100 % "reached". */
  notice: "near" | "reached" | null;
}

/** What the bot used today. Throws `NOT_FOUND`. */
export async function getSpending(input: { actor: Actor; botId: string }): Promise<Spending> {
  const { workspaceId } = input.actor;
  const bot = await getBotRow({ workspaceId, botId: input.botId });
  const { limits } =
    bot.liveVersion === null
      ? readBotSettings(bot.draft)
      : (await getBotVersion({ workspaceId, botId: bot.id, number: bot.liveVersion })).settings;
  const day = dayOf(new Date());
  await flushUses();
  const row = await db.dailyUse.findUnique({
    where: {
      workspaceId_botId_visitorId_day: { workspaceId, botId: bot.id, visitorId: "", day },
    },
  });
  const use = { messages: row?.messages ?? 0, usd: row?.costUsd ?? 0, unpriced: row?.unpriced ?? 0 };
  const { botMessagesPerDay, usdPerDay, visitorUsdPerDay } = limits;
  const caps = { botMessagesPerDay, usdPerDay, visitorUsdPerDay };
  return { day, ...use, caps, ...spendingNotice(use, caps) };
}
