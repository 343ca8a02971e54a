import type { Message } from "#app/generated/prisma/client.ts";
import { eventId } from "#app/domain/conversation/event-id.ts";
import { toChatMessage } from "#app/features/conversations/index.server.ts";
import { findFilesToSend } from "#app/features/visitor-files/index.server.ts";
import { visitorWaits } from "#app/platform/background-steps.server.ts";
import { db } from "#app/platform/db.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { createId } from "#app/shared/ids.ts";
import type { ChatMessage, SentFile } from "#app/shared/protocol/visitor-api.ts";
import { acceptMessage, findAnswer, type Turn } from "./accept-message.server.ts";
import { emit } from "./event-log.server.ts";
import type { AnswerContext } from "./prepare-answer.server.ts";
import { answersUnderWay, MAX_WAITING, runInTurn, runningAnswer } from "./running-answers.server.ts";
import { writeAnswer } from "./write-answer.server.ts";

export interface StartedTurn {
  question: Message;
  /** Null while a person answers. */
  answer: Message | null;
  /** Resolves when the answer has ended, whatever became of it; with null when what became of it has to be asked for. */
  finished: Promise<ChatMessage | null>;
}

const NOTHING = Promise.resolve(null);
/** What an answer is that ended before its end, or whose process did. */
const CUT_OFF = ["failed", "interrupted", "queued", "streaming"];

/**
 * The visitor's message is stored and its answer is under way; both are true once. The same `clientId` again follows the first
 * turn, and gives a new answer only where the first was cut off. Throws `ANSWER_IN_PROGRESS` when three wait already, and `INVALID` on
 * `files` for one that is not there to be sent.
 */
export async function runTurn(
  context: AnswerContext,
  message: { text: string; clientId: string; files?: readonly string[] },
): Promise<StartedTurn> {
  const { workspaceId, conversationId } = context;
  if (answersUnderWay(conversationId) > MAX_WAITING)
    throw new AppError("ANSWER_IN_PROGRESS", { retryAfter: 5 });
  const files = await filesOf(context, message);
  const turn = await acceptMessage({ workspaceId, conversationId, ...message, files });
  if (!turn.isNew) return followTurn(context, turn);
  const { question, answer } = turn;
  emit(
    conversationId,
    { type: "accepted", data: { message: toChatMessage(question) } },
    eventId(question.seq, 0),
  );
  return { question, answer, finished: answer ? begin(context, question, answer) : NOTHING };
}

/** What the message brings along; one that was accepted before has its files already. */
async function filesOf(
  { workspaceId, conversationId }: AnswerContext,
  { clientId, files: fileIds = [] }: { clientId: string; files?: readonly string[] },
): Promise<SentFile[]> {
  try {
    return await findFilesToSend({ workspaceId, conversationId, fileIds });
  } catch (error) {
    if ((await db.message.count({ where: { workspaceId, conversationId, clientId } })) > 0) return [];
    throw error;
  }
}

function begin(context: AnswerContext, question: Message, answer: Message): Promise<ChatMessage | null> {
  const leave = visitorWaits();
  return runInTurn(context.conversationId, answer.id, (signal) =>
    writeAnswer(context, question, answer, signal),
  ).finally(leave);
}

async function followTurn(
  context: AnswerContext,
  { question, answer }: Pick<Turn, "question" | "answer">,
): Promise<StartedTurn> {
  const running = answer && runningAnswer(answer.id);
  if (running) return { question, answer, finished: running };
  if (!answer || !CUT_OFF.includes(answer.status)) return { question, answer, finished: NOTHING };
  const again = await replaceAnswer(answer);
  // It ended since it was looked up, or another caller has put a new one in its place.
  if (!again) return followTurn(context, { question, answer: await findAnswer(question) });
  return { question, answer: again, finished: begin(context, question, again) };
}

/** A new, empty answer stands at the end of the conversation in the place of one that was cut off; null when it no longer is. */
async function replaceAnswer(broken: Message): Promise<Message | null> {
  const { workspaceId, conversationId } = broken;
  return db.$transaction(async (tx) => {
    const replaced = await tx.message.updateMany({
      where: { workspaceId, id: broken.id, status: { in: CUT_OFF } },
      data: { status: "replaced" },
    });
    if (replaced.count === 0) return null;
    const conversation = await tx.conversation.update({
      where: { workspaceId_id: { workspaceId, id: conversationId } },
      data: { lastSeq: { increment: 1 } },
    });
    return tx.message.create({
      data: {
        id: createId(),
        workspaceId,
        conversationId,
        seq: conversation.lastSeq,
        role: "bot",
        text: "",
        status: "queued",
        replyToId: broken.replyToId,
      },
    });
  });
}
