import { BOT_CHANGED, getLiveBot } from "#app/features/bots/index.server.ts";
import { subscribe } from "#app/platform/bus.server.ts";
import { dbAcrossWorkspaces } from "#app/platform/db.server.ts";
import { logger } from "#app/platform/logger.server.ts";
import { getRevisionFacts } from "./indexing/revision-facts.server.ts";
import { getSegments } from "./segments.server.ts";

/** What is loaded before anybody asks must not drive out what is asked for, nor fill a small machine. */
const MOST_BOTS = 20;
const MOST_PASSAGES = 100_000;

/**
 * The indexes of the live bots that were seen last are loaded, one after the other, and from now on those of each bot that is
 * published: their first visitor does not wait. Resolves when the first ones are loaded; never rejects.
 */
export async function warmSegments(): Promise<void> {
  subscribe<{ botId: string }>(BOT_CHANGED, ({ botId }) => void warm(botId, MOST_PASSAGES));
  const bots = await dbAcrossWorkspaces.bot
    .findMany({
      where: { liveVersion: { not: null }, deletedAt: null, pausedAt: null, seenAt: { not: null } },
      orderBy: { seenAt: "desc" },
      take: MOST_BOTS,
      select: { id: true },
    })
    .catch(noted);
  let left = MOST_PASSAGES;
  for (const { id } of bots ?? []) left -= await warm(id, left);
}

/** Loads the indexes of a live bot that has no more passages than `most`; how many it has. */
async function warm(botId: string, most: number): Promise<number> {
  try {
    const { live } = await getLiveBot(botId);
    if (!live) return 0;
    const { workspaceId, revisionIds } = live;
    const facts = await getRevisionFacts(workspaceId, revisionIds);
    const count = [...facts.values()].reduce((sum, { passages }) => sum + passages, 0);
    if (count === 0 || count > most) return 0;
    await getSegments(workspaceId, revisionIds);
    return count;
  } catch (error) {
    noted(error);
    return 0;
  }
}

function noted(error: unknown): null {
  logger.warn({ err: error }, "knowledge was not loaded before it was asked for");
  return null;
}
