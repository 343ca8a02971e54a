import type { Actor } from "#app/domain/access/permissions.ts";
import { keyPhrase, openingOf } from "#app/domain/testing/key-phrase.ts";
import { MAX_TEST_QUESTION, type TestExpectation } from "#app/domain/testing/test-expectation.ts";
import { getBotRow } from "#app/features/bots/index.server.ts";
import { getMessage, type OwnerMessage } from "#app/features/conversations/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { isId } from "#app/shared/ids.ts";
import { storeTest } from "./store-test.server.ts";

const keyOfMessage = (messageId: string) => `message:${messageId}`;

/** What came of it: the bot has a test more, or had it. */
export interface TestMade {
  isNew: boolean;
}

/**
 * The answer of a conversation or a preview is a test: the same question must be answered so again, or, where a visitor disliked the
 * answer, not so again. Throws `NOT_FOUND` when the message is no answer of this workspace.
 */
export async function addTestFromMessage(input: { actor: Actor; messageId: string }): Promise<TestMade> {
  const { actor, messageId } = input;
  const { workspaceId } = actor;
  if (!isId(messageId)) throw new AppError("NOT_FOUND");
  const answer = await getMessage({ workspaceId, messageId });
  if (answer.role !== "bot" || !answer.replyTo) throw new AppError("NOT_FOUND");
  const question = await getMessage({ workspaceId, messageId: answer.replyTo });
  const row = await db.message.findUnique({
    where: { workspaceId_id: { workspaceId, id: messageId } },
    select: { conversationId: true, conversation: { select: { botId: true, channel: true } } },
  });
  if (!row) throw new AppError("NOT_FOUND");
  const before = await db.message.findMany({
    where: {
      workspaceId,
      conversationId: row.conversationId,
      role: "visitor",
      seq: { lt: question.seq },
    },
    orderBy: { seq: "desc" },
    take: 3,
  });
  const added = await storeTest({
    actor,
    botId: row.conversation.botId,
    test: {
      question: shortened(question.text),
      history: before.map((message) => shortened(message.text)).toReversed(),
      expect: expectationFrom(question.text, answer),
    },
    origin: answer.feedback === "down" ? "feedback" : "preview",
    originKey: keyOfMessage(messageId),
  });
  return { isNew: added !== null };
}

const shortened = (text: string) => Array.from(text).slice(0, MAX_TEST_QUESTION).join("");

function expectationFrom(question: string, answer: OwnerMessage): TestExpectation {
  if (answer.feedback === "down") return { mustNotContain: [openingOf(answer.text) || answer.text.trim()] };
  if (answer.kind === "unknown") return { unknown: true };
  if (answer.kind === "handover") return { handover: true };
  const phrase = keyPhrase(question, answer.text) ?? openingOf(answer.text);
  const source = answer.citations?.[0]?.sourceId;
  return { mustContain: [phrase], ...(source ? { citesSource: source } : {}) };
}

/** The bot has a test that the corrected question is answered with what matters of the correction. Throws `NOT_FOUND`. */
export async function addTestFromCorrection(input: {
  actor: Actor;
  botId: string;
  question: string;
  answer: string;
}): Promise<TestMade> {
  const { actor, botId, question, answer } = input;
  const phrase = keyPhrase(question, answer) ?? openingOf(answer);
  if (phrase === "") return { isNew: false };
  const test = { question, expect: { mustContain: [phrase] } };
  return { isNew: (await storeTest({ actor, botId, test, origin: "correction" })) !== null };
}

/** An answer that a visitor disliked, and that is no test yet. */
export interface DislikedAnswer {
  messageId: string;
  question: string;
  answer: string;
  note: string;
  at: string;
}

const MOST_DISLIKED = 20;

/** The newest answers that visitors disliked and that are no tests yet; at most twenty. Throws `NOT_FOUND`. */
export async function listDisliked(input: { actor: Actor; botId: string }): Promise<DislikedAnswer[]> {
  const { workspaceId } = input.actor;
  const { id: botId } = await getBotRow({ workspaceId, botId: input.botId });
  const known = await db.botTest.findMany({
    where: { workspaceId, botId, originKey: { startsWith: keyOfMessage("") } },
    select: { originKey: true },
  });
  const answers = await db.message.findMany({
    where: {
      workspaceId,
      role: "bot",
      feedback: "down",
      replyToId: { not: null },
      conversation: { workspaceId, botId },
      id: { notIn: known.map(({ originKey }) => originKey?.slice(keyOfMessage("").length) ?? "") },
    },
    orderBy: { createdAt: "desc" },
    take: MOST_DISLIKED,
  });
  const questions = await db.message.findMany({
    where: { workspaceId, id: { in: answers.flatMap((answer) => answer.replyToId ?? []) } },
  });
  const textOf = new Map(questions.map(({ id, text }) => [id, text]));
  return answers.map((answer) => ({
    messageId: answer.id,
    question: textOf.get(answer.replyToId ?? "") ?? "",
    answer: answer.text,
    note: answer.feedbackNote ?? "",
    at: answer.createdAt.toISOString(),
  }));
}
