import { may, type Actor } from "#app/domain/access/permissions.ts";
import { readBotSettings } from "#app/domain/bot/bot-settings.ts";
import { judgeColour } from "#app/domain/look/judge-colour.ts";
import { nearestGoodColour } from "#app/domain/look/nearest-good-colour.ts";
import { recordAudit } from "#app/features/administration/index.server.ts";
import type { Bot } from "#app/generated/prisma/client.ts";
import { publish } from "#app/platform/bus.server.ts";
import { db, type Transaction } from "#app/platform/db.server.ts";
import { AppError, fieldError } from "#app/shared/app-error.ts";
import { BOT_CHANGED } from "./bot-channel.ts";
import { draftTestsOf } from "./draft-tests.server.ts";

/**
 * The draft with its knowledge is the next version and answers visitors from now on; a paused bot speaks again. Nothing is
 * copied but the settings: the version refers to the readings of the sources. A bot with tests is published only after all of them
 * were run on the draft as it is; `TESTS_NOT_RUN` says that they were not, `TESTS_FAILED` that some failed and nobody who may gave a
 * reason to publish anyway. Throws `NOT_FOUND`, `FORBIDDEN` for a reason of somebody who may not, and `INVALID` for a
 * colour on which nobody can read, from a draft that is older than that rule.
 */
export async function publishBot(input: {
  actor: Actor;
  botId: string;
  note?: string;
  /** Why it is published although tests fail; empty: it is not. */
  overrideReason?: string;
}): Promise<{ version: number }> {
  const { actor, botId, overrideReason = "" } = input;
  const { workspaceId } = actor;
  if (overrideReason !== "" && !may(actor, "bot:override")) throw new AppError("FORBIDDEN");
  const { version, override } = await db.$transaction(async (tx) => {
    // Writing first holds the bot's row: who publishes at the same time waits, and takes the next number.
    const held = await tx.bot.updateMany({
      where: { workspaceId, id: botId, deletedAt: null },
      data: { pausedAt: null },
    });
    if (held.count === 0) throw new AppError("NOT_FOUND");
    const bot = await tx.bot.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id: botId } } });
    assertReadable(bot);
    const tested = await passGate(tx, bot, overrideReason);
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
        ...tested,
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
    return { version: number, override: tested.overrideReason };
  });
  publish(BOT_CHANGED, { botId });
  await recordAudit({
    actor,
    action: "bot.published",
    targetType: "bot",
    targetId: botId,
    data: { version, ...(override ? { overrideReason: override } : {}) },
  });
  return { version };
}

function assertReadable(bot: Bot): void {
  const { color } = readBotSettings(bot.draft).look;
  if (!judgeColour(color).isGood)
    throw fieldError("look.color", "CONTRAST", { nearest: nearestGoodColour(color) });
}

/** What the version keeps of its tests. Throws when they hold the draft back. */
async function passGate(
  tx: Transaction,
  bot: Parameters<typeof draftTestsOf>[0],
  reason: string,
): Promise<{ testRunId: string | null; overrideReason: string }> {
  const { tests, run } = await draftTestsOf(bot, tx);
  if (tests === 0) return { testRunId: null, overrideReason: "" };
  if (!run) throw new AppError("TESTS_NOT_RUN");
  const isRed = run.failedTestIds.length > 0;
  if (isRed && reason === "") throw new AppError("TESTS_FAILED");
  return { testRunId: run.id, overrideReason: isRed ? reason : "" };
}
