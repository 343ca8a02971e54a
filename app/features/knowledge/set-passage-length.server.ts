import type { Actor } from "#app/domain/access/permissions.ts";
import type { PassageLength } from "#app/domain/bot/passage-length.ts";
import { getBotRow } from "#app/features/bots/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { enqueueReading } from "./enqueue-reading.server.ts";

/**
 * All sources of the bot's draft are cut anew in the background: texts and files from what is stored, web pages are fetched
 * again. The old passages answer until then. The same length again does nothing. Throws `NOT_FOUND`.
 */
export async function setPassageLength(input: {
  actor: Actor;
  botId: string;
  length: PassageLength;
}): Promise<void> {
  const { workspaceId } = input.actor;
  const { botId, length } = input;
  const bot = await getBotRow({ workspaceId, botId });
  if (bot.passageLength === length) return;
  await db.bot.updateMany({ where: { workspaceId, id: botId }, data: { passageLength: length } });
  // Pairs of question and answer are never cut.
  const cut = { workspaceId, botId, deletedAt: null, type: { not: "qa" } };
  await db.source.updateMany({ where: cut, data: { status: "queued", progress: 0, errorCode: null } });
  for (const source of await db.source.findMany({ where: cut, select: { id: true, type: true } }))
    await enqueueReading({ workspaceId, ...source });
}

/** How long the passages of the bot's sources are cut. Throws `NOT_FOUND`. */
export async function getPassageLength(input: { actor: Actor; botId: string }): Promise<string> {
  const bot = await getBotRow({ workspaceId: input.actor.workspaceId, botId: input.botId });
  return bot.passageLength;
}
