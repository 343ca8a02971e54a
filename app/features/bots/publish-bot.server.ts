import type { Actor } from "#app/domain/access/permissions.ts";
import { recordAudit } from "#app/features/administration/index.server.ts";
import { publish } from "#app/platform/bus.server.ts";
import { db } from "#app/platform/db.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { BOT_CHANGED } from "./bot-channel.ts";

/**
 * The draft with its knowledge is the next version and answers visitors from now on; a paused bot speaks again. Nothing is
 * copied but the settings: the version refers to the readings of the sources.
 */
export async function publishBot(input: {
  actor: Actor;
  botId: string;
  note?: string;
}): Promise<{ version: number }> {
  const { actor, botId } = input;
  const { workspaceId } = actor;
  const version = await db.$transaction(async (tx) => {
    // Writing first holds the bot's row: who publishes at the same time waits, and takes the next number.
    const held = await tx.bot.updateMany({
      where: { workspaceId, id: botId, deletedAt: null },
      data: { pausedAt: null },
    });
    if (held.count === 0) throw new AppError("NOT_FOUND");
    const bot = await tx.bot.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id: botId } } });
    const newest = await tx.botVersion.findFirst({
      where: { workspaceId, botId },
      orderBy: { number: "desc" },
      select: { number: true },
    });
    const number = (newest?.number ?? 0) + 1;
    await tx.botVersion.create({
      data: {
        workspaceId,
        botId,
        number,
        settings: bot.draft ?? {},
        note: input.note ?? "",
        authorId: actor.userId,
        knowledgeRevision: bot.knowledgeRevision,
      },
    });
    const sources = await tx.source.findMany({
      where: { workspaceId, botId, deletedAt: null, revisionId: { not: null } },
      select: { revisionId: true },
    });
    await tx.versionRevision.createMany({
      data: sources.flatMap(({ revisionId }) =>
        revisionId ? [{ workspaceId, botId, number, revisionId }] : [],
      ),
    });
    await tx.bot.updateMany({ where: { workspaceId, id: botId }, data: { liveVersion: number } });
    return number;
  });
  publish(BOT_CHANGED, { botId });
  await recordAudit({
    actor,
    action: "bot.published",
    targetType: "bot",
    targetId: botId,
    data: { version },
  });
  return { version };
}
