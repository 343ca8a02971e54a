import { z } from "zod";
import { answerOnce, type OnceAnswered } from "#app/features/answers/index.server.ts";
import { getDraftBot, type AnsweringBot } from "#app/features/bots/index.server.ts";
import { Prisma, type Replay, type ReplayItem } from "#app/generated/prisma/client.ts";
import { db } from "#app/platform/db.server.ts";
import { logger } from "#app/platform/logger.server.ts";
import { workThrough } from "#app/shared/work-through.ts";
import { beforeOf, changeBetween, toReplayedAnswer, toStoredAnswer } from "./replay-rows.server.ts";
import type { ReplayState } from "./replay-view.ts";

const AT_ONCE = 4;

const ReplayPayload = z.object({ workspaceId: z.string(), replayId: z.string() });

/**
 * Every question of the replay has the draft's answer, four at a time. Answers that are there already stay: after a crash it goes on
 * where it was. It ends early when somebody cancels it or when the bot's money for the day is used up.
 */
export async function executeReplay(payload: unknown, signal: AbortSignal): Promise<void> {
  const { workspaceId, replayId } = ReplayPayload.parse(payload);
  const replay = await db.replay.findUnique({ where: { workspaceId_id: { workspaceId, id: replayId } } });
  if (replay?.state !== "running") return;
  try {
    const bot = await getDraftBot({ workspaceId, botId: replay.botId });
    const waiting = await db.replayItem.findMany({
      where: { workspaceId, replayId, after: { equals: Prisma.DbNull } },
      orderBy: { position: "asc" },
    });
    await workThrough(waiting, AT_ONCE, (item) => askAgain({ replay, bot, item, signal }));
    if (!signal.aborted) await endReplay(replay, "done");
  } catch (error) {
    logger.error({ err: error, replayId }, "a replay failed");
    await endReplay(replay, "failed");
  }
}

interface Asking {
  replay: Replay;
  bot: AnsweringBot;
  item: ReplayItem;
  signal: AbortSignal;
}

/** The item has its answer; false when no further one is to be asked. */
async function askAgain({ replay, bot, item, signal }: Asking): Promise<boolean> {
  if (signal.aborted || !(await isRunning(replay))) return false;
  const { workspaceId } = replay;
  const asked = await whereItWasAsked(item);
  // Whoever deleted the conversation wants nothing of it asked again.
  if (!asked) return keep(replay, item, null);
  const answer = await answerOnce({ workspaceId, bot, question: item.question, signal, ...asked });
  if (signal.aborted) return false;
  if (!answer.trace.limit) return keep(replay, item, answer);
  await endReplay(replay, "limited");
  return false;
}

/** What was said before the question and about its visitor is read again; null when the conversation is gone. */
async function whereItWasAsked({ workspaceId, messageId }: ReplayItem) {
  const message = await db.message.findUnique({
    where: { workspaceId_id: { workspaceId, id: messageId } },
    select: { seq: true, conversationId: true, conversation: { select: { locale: true } } },
  });
  if (!message) return null;
  const { seq, conversationId, conversation } = message;
  return { within: { conversationId, seq }, locale: conversation.locale };
}

async function keep(replay: Replay, item: ReplayItem, answer: OnceAnswered | null): Promise<boolean> {
  const { workspaceId, id: replayId } = replay;
  const before = beforeOf(item);
  const after = (answer && toReplayedAnswer(answer)) ?? before;
  const isChanged = changeBetween(before, after) !== null;
  return db.$transaction(async (tx) => {
    const { count } = await tx.replay.updateMany({
      where: { workspaceId, id: replayId, state: "running" },
      data: {
        done: { increment: 1 },
        costUsd: { increment: answer?.costUsd ?? 0 },
      },
    });
    if (count === 0) return false;
    await tx.replayItem.updateMany({
      where: { workspaceId, id: item.id },
      data: { after: toStoredAnswer(after), isChanged },
    });
    return true;
  });
}

async function isRunning({ workspaceId, id }: Replay): Promise<boolean> {
  const now = await db.replay.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    select: { state: true },
  });
  return now?.state === "running";
}

/** Only a running one ends; who cancelled it meanwhile has ended it. */
async function endReplay({ workspaceId, id }: Replay, state: ReplayState): Promise<void> {
  await db.replay.updateMany({
    where: { workspaceId, id, state: "running" },
    data: { state, finishedAt: new Date() },
  });
}
