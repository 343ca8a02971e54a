import type { Actor } from "#app/domain/access/permissions.ts";
import { applyChanges, newBotSettings, type BotChanges } from "#app/domain/bot/bot-settings.ts";
import type { BotView } from "./bot-view.ts";
import { insertBot } from "./insert-bot.server.ts";
import { assertKnownPictures } from "./known-pictures.server.ts";
import { assertKnownProviders } from "./known-providers.server.ts";

/** There is a new bot with a draft; nobody but the members can talk to it. */
export async function createBot(input: {
  actor: Actor;
  name: string;
  settings?: BotChanges;
  locale?: "en" | "es" | "ar";
}): Promise<BotView> {
  const draft = applyChanges(newBotSettings(input.name, input.locale), input.settings ?? {});
  await assertKnownProviders(input.actor.workspaceId, draft.chain);
  await assertKnownPictures(input.actor.workspaceId, draft.look);
  return insertBot(input.actor, draft, { name: draft.name });
}
