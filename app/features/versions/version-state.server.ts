import { readBotSettings, type BotSettings } from "#app/domain/bot/bot-settings.ts";
import { getBotVersion, getDraftBot } from "#app/features/bots/index.server.ts";
import { db } from "#app/platform/db.server.ts";

/** What a bot is at one moment: its draft, or a version. */
export type VersionName = number | "draft";

/** A source as a draft or a version knows it. */
export interface KnownSource {
  sourceId: string;
  revisionId: string;
  title: string;
  passages: number;
  /** Read from an address, not stored here. */
  isWeb: boolean;
}

export interface VersionState {
  settings: BotSettings;
  sources: KnownSource[];
}

const WEB_TYPES: ReadonlySet<string> = new Set(["url", "sitemap", "crawl"]);

/** Settings and knowledge of the draft or of a version. Throws `NOT_FOUND`. */
export async function getVersionState(input: {
  workspaceId: string;
  botId: string;
  version: VersionName;
}): Promise<VersionState> {
  const { workspaceId, botId, version } = input;
  const bot =
    version === "draft"
      ? await getDraftBot({ workspaceId, botId })
      : await getBotVersion({ workspaceId, botId, number: version });
  const revisions = await db.sourceRevision.findMany({
    where: { workspaceId, id: { in: bot.revisionIds } },
    select: { id: true, sourceId: true, passageCount: true, source: { select: { title: true, type: true } } },
  });
  return {
    settings: readBotSettings(bot.settings),
    sources: revisions.map(({ id, sourceId, passageCount, source }) => ({
      sourceId,
      revisionId: id,
      title: source.title,
      passages: passageCount,
      isWeb: WEB_TYPES.has(source.type),
    })),
  };
}
