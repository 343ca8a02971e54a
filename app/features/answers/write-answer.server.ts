import { generate, type GenerateOutcome } from "#app/ai/generate.server.ts";
import { createCitationFilter } from "#app/domain/quoting/citation-filter.ts";
import type { FoundPassage } from "#app/features/knowledge/index.server.ts";
import { buildChain } from "#app/features/providers/index.server.ts";
import type { Message, Prisma } from "#app/generated/prisma/client.ts";
import { logger } from "#app/platform/logger.server.ts";
import { metrics } from "#app/platform/metrics.server.ts";
import type { AnswerKind, ChatMessage, Citation } from "#app/shared/protocol/visitor-api.ts";
import { AnswerWriter } from "./answer-writer.server.ts";
import {
  answeringBotOf,
  prepareAnswer,
  type AnswerContext,
  type PreparedAnswer,
} from "./prepare-answer.server.ts";
import type { StopReason } from "./running-answers.server.ts";
import type { AnswerEnd } from "./store-answer.server.ts";

/** What is collected while an answer is given. */
interface Collected {
  kind: AnswerKind;
  confidence: number | null;
  highlights: Record<number, { start: number; end: number }>;
  outcome: GenerateOutcome | null;
  /** Milliseconds from the stored message to the first token. */
  firstTokenMs: number | null;
}

/**
 * The question has an answer: streamed to everyone who follows, stored with its citations and its trace. Whatever happens on the
 * way, the answer ends with a status and a sentence; this never rejects. Resolves with the answer as it is stored; null when what
 * stands in the database has to be asked for.
 */
export async function writeAnswer(
  context: AnswerContext,
  question: Message,
  answer: Message,
  signal: AbortSignal,
): Promise<ChatMessage | null> {
  const writer = new AnswerWriter(answer, context.locale);
  const startedAt = performance.now();
  try {
    const bot = await answeringBotOf(context);
    const prepared = await prepareAnswer(context, bot, question);
    const preparedMs = performance.now() - startedAt;
    const collected = await give(writer, prepared, signal, startedAt);
    const end = endOf(collected, prepared.found, signal, performance.now() - startedAt);
    count(end, collected);
    return await writer.end(end.columns, traceOf(prepared, collected, preparedMs));
  } catch (error) {
    logger.error({ err: error, messageId: answer.id }, "answer failed");
    return writer.end({ status: "failed" }).catch((failure: unknown) => {
      logger.error({ err: failure, messageId: answer.id }, "answer was not stored");
      return null;
    });
  }
}

async function give(
  writer: AnswerWriter,
  prepared: PreparedAnswer,
  signal: AbortSignal,
  startedAt: number,
): Promise<Collected & { cited: number[] }> {
  const { bot, request } = prepared;
  const chain = await buildChain(bot.workspaceId, bot.settings.chain);
  const filter = createCitationFilter(new Set(request.passages.map((passage) => passage.number)));
  const collected: Collected = {
    kind: "model",
    confidence: null,
    highlights: {},
    outcome: null,
    firstTokenMs: null,
  };
  for await (const event of generate({ chain, request, signal })) {
    switch (event.type) {
      case "text-delta":
        collected.firstTokenMs ??= performance.now() - startedAt;
        writer.add(filter.push(event.text));
        break;
      case "answer-kind":
        collected.kind = event.kind;
        collected.confidence = event.confidence;
        break;
      case "citations":
        Object.assign(collected.highlights, event.highlights);
        break;
      case "attempt":
        break;
      case "outcome":
        collected.outcome = event;
        break;
    }
  }
  writer.add(filter.end());
  return { ...collected, cited: filter.cited };
}

function endOf(
  collected: Collected & { cited: number[] },
  found: FoundPassage[],
  signal: AbortSignal,
  latencyMs: number,
): { columns: AnswerEnd } {
  const { outcome, kind, confidence, firstTokenMs } = collected;
  const citations = collected.cited.flatMap((number) =>
    toCitation(number, found[number - 1], collected.highlights[number]),
  );
  return {
    columns: {
      status: statusOf(outcome, signal),
      kind,
      confidence,
      ...providerColumns(outcome),
      firstTokenMs: firstTokenMs === null ? null : Math.round(firstTokenMs),
      latencyMs: Math.round(latencyMs),
      ...(citations.length > 0 ? { citations } : {}),
    },
  };
}

function providerColumns(outcome: GenerateOutcome | null) {
  return {
    provider: outcome?.providerId ?? null,
    model: outcome?.model ?? null,
    inputTokens: outcome?.usage?.inputTokens ?? null,
    outputTokens: outcome?.usage?.outputTokens ?? null,
  };
}

function statusOf(outcome: GenerateOutcome | null, signal: AbortSignal): string {
  if (signal.aborted) return (signal.reason as StopReason) === "stopped" ? "stopped" : "interrupted";
  return outcome?.outcome === "finished" ? "done" : "failed";
}

function toCitation(
  number: number,
  passage: FoundPassage | undefined,
  highlight: { start: number; end: number } | undefined,
): Citation[] {
  if (!passage) return [];
  const { passageId, sourceId, title, url, headings, page, text } = passage;
  return [
    {
      number,
      passageId,
      sourceId,
      title,
      text,
      headings,
      ...(url ? { url } : {}),
      ...(page ? { page } : {}),
      ...(highlight ? { highlight } : {}),
    },
  ];
}

function count(end: { columns: AnswerEnd }, collected: Collected): void {
  metrics.answers.inc({ kind: end.columns.kind ?? "none" });
  if (collected.firstTokenMs !== null) metrics.firstToken.observe(collected.firstTokenMs / 1000);
  for (const attempt of collected.outcome?.attempts ?? [])
    if (attempt.error && attempt.error.code !== "aborted")
      metrics.providerFailures.inc({ provider: attempt.providerId, reason: attempt.error.code });
}

/** Why the answer is what it is, for its owner: version, prompt, passages with scores, attempts, times. */
function traceOf(prepared: PreparedAnswer, collected: Collected, preparedMs: number): Prisma.InputJsonObject {
  const { bot, request, found } = prepared;
  const attempts = (collected.outcome?.attempts ?? []).map(
    ({ providerId, model, startedAtMs, firstTokenMs, error, usage }) => ({
      providerId,
      model,
      startedAtMs,
      ...(firstTokenMs === undefined ? {} : { firstTokenMs }),
      ...(error ? { error: { code: error.code, detail: error.detail } } : {}),
      ...(usage ? { usage: { ...usage } } : {}),
    }),
  );
  const isQuoted = collected.kind !== "model";
  return {
    version: bot.version,
    passages: found.map(({ passageId, sourceId, score }) => ({ passageId, sourceId, score })),
    attempts,
    preparedMs: Math.round(preparedMs * 10) / 10,
    // The built-in answerer reads no prompt; a model's is kept as it was sent.
    ...(isQuoted ? {} : { system: request.system, turns: request.turns.map((turn) => ({ ...turn })) }),
  };
}
