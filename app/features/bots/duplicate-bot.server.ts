import type { Actor } from "#app/domain/access/permissions.ts";
import { readBotSettings } from "#app/domain/bot/bot-settings.ts";
import { recordAudit } from "#app/features/administration/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { createId } from "#app/shared/ids.ts";
import { toBotView, type BotView } from "./bot-view.ts";
import { getBotRow } from "./get-bot.server.ts";

/** There is a new bot with the draft's settings under another name; its sources are read anew by the caller. */
export async function duplicateBot(input: { actor: Actor; botId: string; name: string }): Promise<BotView> {
  const { actor } = input;
  const original = await getBotRow({ workspaceId: actor.workspaceId, botId: input.botId });
  const draft = { ...readBotSettings(original.draft), name: input.name };
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
    data: { copyOf: original.id },
  });
  return toBotView(bot);
}
