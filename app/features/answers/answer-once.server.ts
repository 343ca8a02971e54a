import { renderPrompt } from "#app/ai/prompt.ts";
import type { ChatTurn } from "#app/ai/provider.ts";
import type { AnsweringBot } from "#app/features/bots/index.server.ts";
import { buildChain } from "#app/features/providers/index.server.ts";
import { AnswerSpending, getPriceBook } from "#app/features/spending/index.server.ts";
import { createId } from "#app/shared/ids.ts";
import type { Citation } from "#app/shared/protocol/visitor-api.ts";
import type { AnswerTrace } from "./answer-trace.ts";
import { endOfAnswer } from "./end-of-answer.ts";
import { giveAnswer, type GivenAnswer } from "./give-answer.server.ts";
import { prepareAnswer, type PreparedAnswer } from "./prepare-answer.server.ts";
import { toAnswerTrace } from "./to-answer-trace.ts";
import { toCitation } from "./to-citation.ts";

/** An answer that stands in no conversation. */
export interface OnceAnswered {
  /** Markdown, with citation marks. */
  text: string;
  kind: GivenAnswer["kind"];
  /** Of what it cites, and of the pair that answered, which bears no number in the text. */
  citations: Citation[];
  confidence: number | null;
  provider: string | null;
  model: string | null;
  /** Tokens; null when no model was asked. */
  usage: { inputTokens: number; outputTokens: number } | null;
  /** US dollars; null when a price is not known. */
  costUsd: number | null;
  latencyMs: number;
  trace: AnswerTrace;
}

/**
 * What the bot answers, in the way in which visitors get it: the same knowledge, models and limits of money, which it counts against.
 * No conversation, message or open question is stored, and no visitor's message is counted.
 */
export async function answerOnce(input: {
  workspaceId: string;
  bot: AnsweringBot;
  question: string;
  /** What was said before, oldest first. */
  before?: readonly ChatTurn[];
  /** Instead of `before`: the place in a conversation where it was asked, with what is known of its visitor. */
  within?: { conversationId: string; seq: number };
  locale: string;
  signal?: AbortSignal;
}): Promise<OnceAnswered> {
  const { workspaceId, bot, question, locale, within, before = [] } = input;
  const startedAt = performance.now();
  const elapsed = () => performance.now() - startedAt;
  const conversationId = within?.conversationId ?? "";
  const context = { workspaceId, botId: bot.botId, conversationId, version: String(bot.version), locale };
  const asked = within ? { text: question, seq: within.seq } : { text: question, seq: 1, before };
  const prepared = await prepareAnswer(context, bot, asked);
  const preparedMs = elapsed();
  const { request } = prepared;
  const chain = await buildChain(workspaceId, request.curated ? [] : bot.settings.chain);
  const spending = new AnswerSpending({
    messageId: createId(),
    workspaceId,
    botId: bot.botId,
    visitorId: "",
    isPreview: true,
    limits: bot.settings.limits,
    prices: await getPriceBook(workspaceId),
    chain,
    maxTokens: request.maxTokens,
    prompt: () => renderPrompt(request),
  });
  const signal = input.signal ?? new AbortController().signal;
  const writer = textOnly();
  try {
    const given = await giveAnswer({ writer, prepared, gate: spending, signal, startedAt }, chain);
    const times = { preparedMs, totalMs: elapsed() };
    return toOnceAnswered(writer.text, { given, prepared, spending, signal, ...times });
  } finally {
    await spending.settle();
  }
}

function textOnly() {
  return {
    text: "",
    add(delta: string) {
      this.text += delta;
    },
  };
}

interface Ended {
  given: GivenAnswer;
  prepared: PreparedAnswer;
  spending: AnswerSpending;
  signal: AbortSignal;
  /** Milliseconds. */
  preparedMs: number;
  totalMs: number;
}

function toOnceAnswered(
  text: string,
  { given, prepared, spending, signal, preparedMs, totalMs }: Ended,
): OnceAnswered {
  const { found, request } = prepared;
  const { costUsd } = spending;
  const end = endOfAnswer({ given, found, costUsd, followUps: [], signal, totalMs });
  const { inputTokens, outputTokens } = end;
  const prompt = given.wasModelAsked ? renderPrompt(request) : null;
  return {
    text,
    kind: given.kind,
    citations: citationsOf(given, prepared),
    confidence: given.confidence,
    provider: end.provider ?? null,
    model: end.model ?? null,
    usage:
      typeof inputTokens === "number" && typeof outputTokens === "number"
        ? { inputTokens, outputTokens }
        : null,
    costUsd,
    latencyMs: Math.round(totalMs),
    trace: toAnswerTrace({ prepared, given, prompt, costUsd, limit: spending.refusal, preparedMs, totalMs }),
  };
}

function citationsOf({ text }: GivenAnswer, { found }: PreparedAnswer): Citation[] {
  const numbers = new Set([...text.cited, ...Object.keys(text.highlights).map(Number)]);
  return [...numbers].flatMap((number) => {
    const passage = found[number - 1];
    return passage ? [toCitation(number, passage, text.highlights[number])] : [];
  });
}
