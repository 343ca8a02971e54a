import type { Actor } from "#app/domain/access/permissions.ts";
import { readBotSettings } from "#app/domain/bot/bot-settings.ts";
import { changedSettings, type ChangedSetting } from "#app/domain/bot/changed-settings.ts";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { getBotRow } from "./get-bot.server.ts";
import { hasKnowledgeChanged } from "./has-knowledge-changed.server.ts";
import { listVersions, type VersionItem } from "./list-versions.server.ts";

export interface PublishState {
  versions: VersionItem[];
  /** What visitors would get otherwise than now; empty before the first publishing. */
  changes: ChangedSetting[];
  hasKnowledgeChanged: boolean;
  /** The number that the next publishing makes. */
  nextVersion: number;
  /** Where visitors' pages reach this server, without a slash at the end. */
  appUrl: string;
  /** The page that is nothing but the chat may be opened by its link. */
  isShared: boolean;
}

/** Everything that the publish page says about the draft and what is live. Throws `NOT_FOUND`. */
export async function getPublishState(input: { actor: Actor; botId: string }): Promise<PublishState> {
  const { workspaceId } = input.actor;
  const bot = await getBotRow({ workspaceId, botId: input.botId });
  const versions = await listVersions(input);
  const live =
    bot.liveVersion === null
      ? null
      : await db.botVersion.findUnique({
          where: { workspaceId_botId_number: { workspaceId, botId: bot.id, number: bot.liveVersion } },
        });
  return {
    versions,
    changes: live ? changedSettings(readBotSettings(live.settings), readBotSettings(bot.draft)) : [],
    hasKnowledgeChanged: live !== null && (await hasKnowledgeChanged(bot, live.number)),
    nextVersion: (versions[0]?.number ?? 0) + 1,
    appUrl: env.appUrl,
    isShared: bot.isShared,
  };
}
