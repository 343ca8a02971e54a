import { readBotSettings } from "#app/domain/bot/bot-settings.ts";
import { db } from "#app/platform/db.server.ts";
import { enqueueJob } from "#app/platform/job-queue.server.ts";

/** The work that gives passages their vectors. */
export const EMBED_KNOWLEDGE = "embed-knowledge";

/**
 * The bot's passages that have no vector yet get one in the background, when its draft is set to search by meaning; at most one such
 * job waits or runs.
 */
export async function requestEmbedding(input: { workspaceId: string; botId: string }): Promise<void> {
  const { workspaceId, botId } = input;
  const bot = await db.bot.findUnique({
    where: { workspaceId_id: { workspaceId, id: botId } },
    select: { draft: true },
  });
  if (!bot || !readBotSettings(bot.draft).embedding) return;
  await enqueueJob({
    type: EMBED_KNOWLEDGE,
    payload: { workspaceId, botId },
    key: `${EMBED_KNOWLEDGE}:${botId}`,
  });
}
