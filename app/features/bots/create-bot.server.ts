import type { Actor } from "#app/domain/access/permissions.ts";
import { applyChanges, newBotSettings, type BotChanges } from "#app/domain/bot/bot-settings.ts";
import { recordAudit } from "#app/features/administration/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { createId } from "#app/shared/ids.ts";
import { toBotView, type BotView } from "./bot-view.ts";
import { assertKnownProviders } from "./known-providers.server.ts";

/** There is a new bot with a draft; nobody but the members can talk to it. */
export async function createBot(input: {
  actor: Actor;
  name: string;
  settings?: BotChanges;
  locale?: "en" | "es" | "ar";
}): Promise<BotView> {
  const { actor } = input;
  const draft = applyChanges(newBotSettings(input.name, input.locale), input.settings ?? {});
  await assertKnownProviders(actor.workspaceId, draft.chain);
  const id = createId();
  const bot = await db.bot.create({
    data: {
      id,
      workspaceId: actor.workspaceId,
      name: draft.name,
      draft,
      createdById: actor.userId,
      draftEditedById: actor.userId,
    },
  });
  await recordAudit({
    actor,
    action: "bot.created",
    targetType: "bot",
    targetId: id,
    data: { name: draft.name },
  });
  return toBotView(bot);
}
