import type { Actor } from "#app/domain/access/permissions.ts";
import { getBotRow, getBotVersion, getDraftBot } from "#app/features/bots/index.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import type { VersionChoice } from "./query-schemas.ts";

/** The readings that the draft, the live version or a published version of the bot knows. Throws `NOT_FOUND` and `BOT_NOT_LIVE`. */
export async function revisionsToSearch(input: {
  actor: Actor;
  botId: string;
  version: VersionChoice;
}): Promise<string[]> {
  const { botId, version } = input;
  const { workspaceId } = input.actor;
  const bot = await getBotRow({ workspaceId, botId });
  if (version === "draft") return (await getDraftBot({ workspaceId, botId })).revisionIds;
  const number = version === "live" ? bot.liveVersion : version;
  if (number === null) throw new AppError("BOT_NOT_LIVE");
  return (await getBotVersion({ workspaceId, botId, number })).revisionIds;
}
