import type { Actor } from "#app/domain/access/permissions.ts";
import { keyPhrase, openingOf } from "#app/domain/testing/key-phrase.ts";
import { MAX_TEST_QUESTION, type TestExpectation } from "#app/domain/testing/test-expectation.ts";
import { getBotRow } from "#app/features/bots/index.server.ts";
import { getMessage } from "#app/features/conversations/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { isId } from "#app/shared/ids.ts";
import type { AnswerKind } from "#app/shared/protocol/visitor-api.ts";
import { storeTest } from "./store-test.server.ts";
import type { TestOrigin } from "./test-view.ts";

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
  const { conversationId, conversation } = row;
  const { text, kind, citations, feedback } = answer;
  const sourceId = citations?.[0]?.sourceId;
  return addTestFromAnswer({
    actor,
    botId: conversation.botId,
    question: question.text,
    history: await askedBefore({ workspaceId, conversationId, seq: question.seq }),
    answer: { text, kind, isDisliked: feedback === "down", ...(sourceId ? { sourceId } : {}) },
    origin: feedback === "down" ? "feedback" : "preview",
    originKey: keyOfMessage(messageId),
  });
}

const HISTORY = 3;

/** What the visitor asked in the conversation before, oldest first. */
async function askedBefore(place: { workspaceId: string; conversationId: string; seq: number }) {
  const { workspaceId, conversationId, seq } = place;
  const before = await db.message.findMany({
    where: { workspaceId, conversationId, role: "visitor", seq: { lt: seq } },
    orderBy: { seq: "desc" },
    take: HISTORY,
  });
  return before.map((message) => message.text).toReversed();
}

const shortened = (text: string) => Array.from(text).slice(0, MAX_TEST_QUESTION).join("");

/** An answer as a test is made of it. */
export interface KeptAnswer {
  text: string;
  kind: AnswerKind | undefined;
  /** That it rests on. */
  sourceId?: string;
  /** It must not be given again. */
  isDisliked?: boolean;
}

/** The bot has a test of what matters in the answer, unless it says nothing. Throws `NOT_FOUND` and `TOO_MANY`. */
export async function addTestFromAnswer(input: {
  actor: Actor;
  botId: string;
  question: string;
  /** What was asked before, oldest first. */
  history: readonly string[];
  answer: KeptAnswer;
  origin: TestOrigin;
  originKey?: string;
}): Promise<TestMade> {
  const { actor, botId, question, history, answer, origin, originKey } = input;
  const expect = expectationFrom(question, answer);
  const added = await storeTest({
    actor,
    botId,
    test: { question: shortened(question), history: history.slice(-HISTORY).map(shortened), expect },
    origin,
    ...(originKey ? { originKey } : {}),
  });
  return { isNew: added !== null };
}

function expectationFrom(question: string, answer: KeptAnswer): TestExpectation {
  const { text, kind, sourceId, isDisliked } = answer;
  if (isDisliked) return { mustNotContain: [openingOf(text) || text.trim()] };
  if (kind === "unknown") return { unknown: true };
  if (kind === "handover") return { handover: true };
  const phrase = keyPhrase(question, text) ?? openingOf(text);
  return { mustContain: [phrase], ...(sourceId ? { citesSource: sourceId } : {}) };
}

const keyOfReplayed = (messageId: string) => `replay:${messageId}`;

/** What a visitor was answered is a test, because a new answer is worse. Throws `NOT_FOUND` and `TOO_MANY`. */
export async function keepReplayedAnswer(input: {
  actor: Actor;
  botId: string;
  /** The visitor's message. */
  messageId: string;
  question: string;
  answer: KeptAnswer;
}): Promise<TestMade> {
  const { messageId, ...kept } = input;
  const { workspaceId } = input.actor;
  const message = await db.message.findUnique({
    where: { workspaceId_id: { workspaceId, id: messageId } },
    select: { conversationId: true, seq: true },
  });
  const history = message ? await askedBefore({ workspaceId, ...message }) : [];
  return addTestFromAnswer({ ...kept, history, origin: "replay", originKey: keyOfReplayed(messageId) });
}

/** The test that `keepReplayedAnswer` made is gone. Throws `NOT_FOUND` for a bot that is not there. */
export async function dropReplayedAnswer(input: {
  actor: Actor;
  botId: string;
  messageId: string;
}): Promise<void> {
  const { workspaceId } = input.actor;
  const { id: botId } = await getBotRow({ workspaceId, botId: input.botId });
  await db.botTest.deleteMany({
    where: { workspaceId, botId, originKey: keyOfReplayed(input.messageId) },
  });
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
