import { db } from "#app/platform/db.server.ts";
import { singleton } from "#app/platform/singleton.server.ts";

const WRITE_EVERY_MS = 30_000;
const written = singleton("bot-sightings", () => new Map<string, number>());

/** The widget of the bot stood on a page just now; written at most every 30 seconds a bot. */
export async function recordSighting(input: {
  workspaceId: string;
  botId: string;
  url: string;
}): Promise<void> {
  const now = Date.now();
  if (now - (written.get(input.botId) ?? 0) < WRITE_EVERY_MS) return;
  if (written.size > 10_000) written.clear();
  written.set(input.botId, now);
  // Not an edit: `updatedAt`, by which lists are ordered, stays as it is.
  const bot = await db.bot.findUnique({
    where: { workspaceId_id: { workspaceId: input.workspaceId, id: input.botId } },
    select: { updatedAt: true },
  });
  if (!bot) return;
  await db.bot.updateMany({
    where: { workspaceId: input.workspaceId, id: input.botId },
    data: { seenAt: new Date(now), seenUrl: input.url.slice(0, 300), updatedAt: bot.updatedAt },
  });
  // The site itself is written with the origin that its browser names; only the page on it is taken from what the widget says.
  if (URL.canParse(input.url))
    await db.embedSite.updateMany({
      where: { workspaceId: input.workspaceId, botId: input.botId, origin: new URL(input.url).origin },
      data: { url: input.url.slice(0, 300) },
    });
}
