import type { Actor } from "#app/domain/access/permissions.ts";
import { readBotSettings } from "#app/domain/bot/bot-settings.ts";
import type { BotView } from "./bot-view.ts";
import { getBotRow } from "./get-bot.server.ts";
import { insertBot } from "./insert-bot.server.ts";

/**
 * There is a new bot with the draft's settings under another name; its sources are copied by the caller
 * (`copySources` of knowledge). Throws `NOT_FOUND`.
 */
export async function duplicateBot(input: { actor: Actor; botId: string; name: string }): Promise<BotView> {
  const { actor } = input;
  const original = await getBotRow({ workspaceId: actor.workspaceId, botId: input.botId });
  return insertBot(actor, { ...readBotSettings(original.draft), name: input.name }, { copyOf: original.id });
}
