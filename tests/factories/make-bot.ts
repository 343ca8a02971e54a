import type { Actor } from "#app/domain/access/permissions.ts";
import { createBot, publishBot } from "#app/features/bots/index.server.ts";
import { addSource, readSource } from "#app/features/knowledge/index.server.ts";
import type { BotChanges } from "#app/domain/bot/bot-settings.ts";
import { BAKERY } from "./bakery.ts";

/** A bot with knowledge about a bakery, read and, unless told otherwise, published. */
export async function makeBot(input: {
  actor: Actor;
  settings?: BotChanges;
  text?: string;
  isPublished?: boolean;
}): Promise<{ botId: string; sourceId: string }> {
  const { actor } = input;
  const bot = await createBot({ actor, name: "Ada's bakery", settings: input.settings ?? {} });
  const source = await addSource({
    actor,
    botId: bot.id,
    source: { type: "text", title: "Bakery", text: input.text ?? BAKERY },
  });
  await readSource({ workspaceId: actor.workspaceId, sourceId: source.id });
  if (input.isPublished !== false) await publishBot({ actor, botId: bot.id });
  return { botId: bot.id, sourceId: source.id };
}
