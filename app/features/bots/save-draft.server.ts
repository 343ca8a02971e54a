import type { Actor } from "#app/domain/access/permissions.ts";
import { applyChanges, readBotSettings, type BotChanges } from "#app/domain/bot/bot-settings.ts";
import type { Bot } from "#app/generated/prisma/client.ts";
import { db } from "#app/platform/db.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { toBotView, type BotView } from "./bot-view.ts";
import { getBotRow } from "./get-bot.server.ts";
import { getLastEdit } from "./get-last-edit.server.ts";
import { dropUnusedPictures } from "./drop-unused-pictures.server.ts";
import { assertKnownPictures } from "./known-pictures.server.ts";
import { assertKnownProviders } from "./known-providers.server.ts";
import { requestEmbedding } from "./request-embedding.server.ts";

const MAX_TRIES = 5;

/**
 * The draft has the changes. With `revision`, only if nobody saved since that state was read: else `CHANGED_ELSEWHERE` says
 * who and when, and nothing is changed. Without it (a program's PATCH) the changes go on top of the newest draft.
 */
export async function saveDraft(input: {
  actor: Actor;
  botId: string;
  changes: BotChanges;
  revision?: number;
}): Promise<BotView> {
  const { actor, botId, changes } = input;
  if (changes.chain) await assertKnownProviders(actor.workspaceId, changes.chain);
  if (changes.look) await assertKnownPictures(actor.workspaceId, changes.look);
  for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
    const bot = await getBotRow({ workspaceId: actor.workspaceId, botId });
    if (input.revision !== undefined && bot.draftRevision !== input.revision)
      throw await changedElsewhere(bot);
    const before = readBotSettings(bot.draft);
    const draft = applyChanges(before, changes);
    const saved = await db.bot.updateMany({
      where: { workspaceId: actor.workspaceId, id: botId, draftRevision: bot.draftRevision, deletedAt: null },
      data: {
        draft,
        name: draft.name,
        draftRevision: bot.draftRevision + 1,
        draftEditedById: actor.userId,
        draftEditedAt: new Date(),
      },
    });
    if (saved.count === 1) {
      await dropUnusedPictures({ workspaceId: actor.workspaceId, before: before.look, after: draft.look });
      if (changes.embedding) await requestEmbedding({ workspaceId: actor.workspaceId, botId });
      return toBotView(await getBotRow({ workspaceId: actor.workspaceId, botId }));
    }
  }
  throw await changedElsewhere(await getBotRow({ workspaceId: actor.workspaceId, botId }));
}

async function changedElsewhere(bot: Bot): Promise<AppError> {
  const { by, at } = await getLastEdit(bot);
  return new AppError("CHANGED_ELSEWHERE", {
    params: { name: by },
    extra: { by, at, revision: bot.draftRevision },
  });
}
