import type { BotSettings } from "#app/domain/bot/bot-settings.ts";
import { getLiveBot } from "#app/features/bots/index.server.ts";
import { AppError } from "#app/shared/app-error.ts";

/**
 * A visitor may write there as the bot's owner wants it now. Throws `IDENTITY_REQUIRED` where only verified visitors may chat, and
 * `LINK_OFF` on the page of a share link that was switched off.
 */
export async function assertMayWrite(
  visit: { botId: string; channel: string; isVerified: boolean },
  settings: Pick<BotSettings, "verifiedOnly">,
): Promise<void> {
  if (visit.channel === "preview") return;
  if (visit.channel === "page" && !(await getLiveBot(visit.botId)).isShared) throw new AppError("LINK_OFF");
  if (settings.verifiedOnly && !visit.isVerified) throw new AppError("IDENTITY_REQUIRED");
}
