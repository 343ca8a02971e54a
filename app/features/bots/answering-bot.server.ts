import { readBotSettings, type BotSettings } from "#app/domain/bot/bot-settings.ts";
import { subscribe } from "#app/platform/bus.server.ts";
import { db, dbAcrossWorkspaces } from "#app/platform/db.server.ts";
import { singleton } from "#app/platform/singleton.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { isId } from "#app/shared/ids.ts";
import { BOT_CHANGED } from "./bot-channel.ts";

/** What answers: a published version or the draft, with the readings of its sources. */
export interface AnsweringBot {
  botId: string;
  workspaceId: string;
  version: number | "draft";
  settings: BotSettings;
  revisionIds: string[];
}

export interface LiveBot {
  botId: string;
  workspaceId: string;
  availability: "live" | "paused" | "unpublished";
  /** The live version; null while nothing is published. */
  live: AnsweringBot | null;
  /** The page that is nothing but the chat may be opened by its link. */
  isShared: boolean;
}

interface Cached {
  bot: Promise<LiveBot | null>;
  until: number;
}

/** Another node's publishing is seen after this long; our own at once, by the bus. */
const CACHED_MS = 2_000;
const MOST_CACHED = 2_000;
const cache = singleton("live-bots", () => {
  const entries = new Map<string, Cached>();
  subscribe<{ botId: string }>(BOT_CHANGED, ({ botId }) => entries.delete(botId));
  return entries;
});

/** The bot as visitors meet it, by its public id. Throws `NOT_FOUND`. */
export async function getLiveBot(botId: string): Promise<LiveBot> {
  if (!isId(botId)) throw new AppError("NOT_FOUND");
  const bot = await remembered(botId);
  if (!bot) throw new AppError("NOT_FOUND");
  return bot;
}

function remembered(botId: string): Promise<LiveBot | null> {
  const known = cache.get(botId);
  if (known && known.until > Date.now()) return known.bot;
  if (cache.size >= MOST_CACHED) cache.delete(cache.keys().next().value ?? "");
  const entry = { bot: loadLiveBot(botId), until: Date.now() + CACHED_MS };
  entry.bot.catch(() => cache.delete(botId));
  cache.set(botId, entry);
  return entry.bot;
}

async function loadLiveBot(botId: string): Promise<LiveBot | null> {
  const bot = await dbAcrossWorkspaces.bot.findUnique({ where: { id: botId } });
  if (!bot || bot.deletedAt) return null;
  const { workspaceId, liveVersion, isShared } = bot;
  if (liveVersion === null) return { botId, workspaceId, availability: "unpublished", live: null, isShared };
  const live = await getBotVersion({ workspaceId, botId, number: liveVersion });
  return { botId, workspaceId, availability: bot.pausedAt ? "paused" : "live", live, isShared };
}

/** One published version. Throws `NOT_FOUND`. */
export async function getBotVersion(input: {
  workspaceId: string;
  botId: string;
  number: number;
}): Promise<AnsweringBot> {
  const version = await db.botVersion.findUnique({
    where: { workspaceId_botId_number: input },
    include: { revisions: { select: { revisionId: true } } },
  });
  if (!version) throw new AppError("NOT_FOUND");
  return {
    botId: input.botId,
    workspaceId: input.workspaceId,
    version: version.number,
    settings: readBotSettings(version.settings),
    revisionIds: version.revisions.map((row) => row.revisionId),
  };
}

/** The draft with the knowledge it has now. Throws `NOT_FOUND`. */
export async function getDraftBot(input: { workspaceId: string; botId: string }): Promise<AnsweringBot> {
  const { workspaceId, botId } = input;
  const [bot, sources] = await Promise.all([
    db.bot.findUnique({ where: { workspaceId_id: { workspaceId, id: botId } } }),
    db.source.findMany({
      where: { workspaceId, botId, deletedAt: null, revisionId: { not: null } },
      select: { revisionId: true },
    }),
  ]);
  if (!bot || bot.deletedAt) throw new AppError("NOT_FOUND");
  return {
    botId,
    workspaceId,
    version: "draft",
    settings: readBotSettings(bot.draft),
    revisionIds: sources.flatMap((source) => source.revisionId ?? []),
  };
}
