import { renderPrompt, type Prompt } from "#app/ai/prompt.ts";
import { smallTalk } from "#app/domain/quoting/small-talk.ts";
import { buildChain, type BotChainLink } from "#app/features/providers/index.server.ts";
import { AnswerSpending, getPriceBook } from "#app/features/spending/index.server.ts";
import type { Message, Prisma } from "#app/generated/prisma/client.ts";
import { logger } from "#app/platform/logger.server.ts";
import { metrics } from "#app/platform/metrics.server.ts";
import type { ChatMessage } from "#app/shared/protocol/visitor-api.ts";
import { askForPerson } from "./ask-for-person.server.ts";
import { AnswerWriter } from "./answer-writer.server.ts";
import { endOfAnswer } from "./end-of-answer.ts";
import { findFollowUps } from "./find-follow-ups.server.ts";
import { giveAnswer, type GivenAnswer } from "./give-answer.server.ts";
import {
  answeringBotOf,
  prepareAnswer,
  type AnswerContext,
  type PreparedAnswer,
} from "./prepare-answer.server.ts";
import { receiveFiles } from "./receive-files.server.ts";
import type { AnswerRecord } from "./store-answer.server.ts";
import { toAnswerTrace } from "./to-answer-trace.ts";

/**
 * The question has an answer: streamed to everyone who follows, stored with its citations, its cost and its trace. Whatever happens
 * on the way, the answer ends with a status and a sentence; this never rejects. Resolves with the answer as it is stored; null when
 * what stands in the database has to be asked for.
 */
export async function writeAnswer(
  context: AnswerContext,
  question: Message,
  answer: Message,
  signal: AbortSignal,
): Promise<ChatMessage | null> {
  const writer = new AnswerWriter(answer, context.locale);
  try {
    return await write(context, question, answer.id, writer, signal);
  } catch (error) {
    logger.error({ err: error, messageId: answer.id }, "answer failed");
    return writer.end({ status: "failed" }).catch((failure: unknown) => {
      logger.error({ err: failure, messageId: answer.id }, "answer was not stored");
      return null;
    });
  }
}

async function write(
  context: AnswerContext,
  question: Message,
  messageId: string,
  writer: AnswerWriter,
  signal: AbortSignal,
): Promise<ChatMessage | null> {
  const startedAt = performance.now();
  const elapsed = () => performance.now() - startedAt;
  const bot = await answeringBotOf(context);
  if (question.text === "") return receiveFiles(context, bot, writer, startedAt);
  const prepared = await prepareAnswer(context, bot, question);
  const preparedMs = elapsed();
  if (prepared.wantsPerson && channelOf(context) !== "api") await askForPerson(context, question.seq);
  // What a person wrote for this question comes before any model.
  const chain = await buildChain(bot.workspaceId, prepared.request.curated ? [] : bot.settings.chain);
  const prompt = once(() => renderPrompt(prepared.request));
  const spending = await spendingOf(context, prepared, chain, messageId, prompt);
  let settled: Promise<void> | undefined;
  try {
    const given = await giveAnswer({ writer, prepared, gate: spending, signal, startedAt }, chain);
    settled = spending.settle();
    const { cited } = given.text;
    const followUps = bot.settings.followUps && !signal.aborted ? await findFollowUps(prepared, cited) : [];
    const totalMs = elapsed();
    const end = endOfAnswer({
      given,
      found: prepared.found,
      costUsd: spending.costUsd,
      followUps,
      signal,
      totalMs,
    });
    const trace = toAnswerTrace({
      prepared,
      given,
      prompt: given.wasModelAsked ? prompt() : null,
      costUsd: spending.costUsd,
      limit: spending.refusal,
      preparedMs,
      totalMs,
    });
    count(given);
    const [message] = await Promise.all([
      writer.end(end, {
        // A type of our own has no index signature; what it holds is JSON.
        trace: { ...trace } as unknown as Prisma.InputJsonObject,
        ...openQuestionOf(context, question, given, end.status),
        passageIds: usedBy(prepared, given),
      }),
      settled,
    ]);
    return message;
  } finally {
    // Whatever broke: what was used counts, and nothing stays held.
    await (settled ?? spending.settle());
  }
}

/** What was cited counts as used, and a pair that answered, which bears no number. */
function usedBy({ found }: PreparedAnswer, { text }: GivenAnswer): string[] {
  const numbers = [...text.cited, ...Object.keys(text.highlights).map(Number)];
  return numbers.flatMap((number) => found[number - 1]?.passageId ?? []);
}

async function spendingOf(
  context: AnswerContext,
  { bot, request }: PreparedAnswer,
  chain: readonly BotChainLink[],
  messageId: string,
  prompt: () => Prompt,
): Promise<AnswerSpending> {
  return new AnswerSpending({
    messageId,
    workspaceId: bot.workspaceId,
    botId: bot.botId,
    visitorId: context.visitorId ?? "",
    isPreview: channelOf(context) === "preview",
    limits: bot.settings.limits,
    prices: await getPriceBook(bot.workspaceId),
    chain,
    maxTokens: request.maxTokens,
    prompt,
  });
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

const channelOf = ({ channel, version }: AnswerContext): string =>
  channel ?? (version === "draft" ? "preview" : "api");

/** A question that nobody could answer waits for somebody who can; a greeting does not. */
function openQuestionOf(
  context: AnswerContext,
  question: Message,
  given: GivenAnswer,
  status: string,
): Pick<AnswerRecord, "openQuestion"> {
  if (given.kind !== "unknown" || status !== "done" || smallTalk(question.text) !== null) return {};
  const { botId, conversationId, locale } = context;
  return {
    openQuestion: {
      botId,
      conversationId,
      questionId: question.id,
      text: question.text,
      locale,
      channel: channelOf(context),
    },
  };
}

function count({ kind, firstTokenMs, outcome }: GivenAnswer): void {
  metrics.answers.inc({ kind });
  if (firstTokenMs !== null) metrics.firstToken.observe(firstTokenMs / 1000);
  for (const { providerId, error } of outcome?.attempts ?? [])
    // A limit and a visitor who leaves say nothing of the provider.
    if (error && error.code !== "aborted" && error.code !== "over-limit")
      metrics.providerFailures.inc({ provider: providerId, reason: error.code });
}
