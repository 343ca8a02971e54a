import { z } from "zod";
import type { AnswerTrace } from "./answer-trace.ts";

const Usage = z.object({ inputTokens: z.number(), outputTokens: z.number() });
const Turn = z.object({ role: z.enum(["user", "assistant"]), text: z.string() });

const StoredTrace = z.object({
  version: z.union([z.number(), z.literal("draft")]).catch("draft"),
  question: z.string().catch(""),
  prompt: z.object({ system: z.string(), turns: z.array(Turn) }).optional(),
  passages: z
    .array(
      z.object({
        number: z.number().catch(0),
        passageId: z.string(),
        sourceId: z.string(),
        title: z.string().catch(""),
        score: z.number(),
        matched: z.array(z.string()).catch([]),
        isCited: z.boolean().catch(false),
      }),
    )
    .catch([]),
  attempts: z
    .array(
      z.object({
        providerId: z.string(),
        model: z.string(),
        startedAtMs: z.number(),
        firstTokenMs: z.number().optional(),
        error: z.object({ code: z.string(), detail: z.string() }).optional(),
        usage: Usage.optional(),
        costUsd: z.number().nullable().optional(),
      }),
    )
    .catch([]),
  sentences: z
    .array(
      z.object({
        text: z.string(),
        cites: z.array(z.number()),
        isSupported: z.boolean(),
        isDropped: z.boolean(),
      }),
    )
    .optional(),
  costUsd: z.number().nullable().catch(null),
  limit: z.enum(["bot-messages", "bot-money", "visitor-money"]).optional(),
  times: z
    .object({ prepared: z.number(), firstToken: z.number().nullable(), total: z.number() })
    .catch({ prepared: 0, firstToken: null, total: 0 }),
});

/** A stored trace; what traces did not hold when it was stored is empty. Null when it is none at all. */
export function readAnswerTrace(stored: unknown): AnswerTrace | null {
  const read = StoredTrace.safeParse(stored);
  if (!read.success) return null;
  const { prompt, sentences, limit, attempts, passages, ...rest } = read.data;
  return {
    ...rest,
    passages: passages.map((passage, index) => ({ ...passage, number: passage.number || index + 1 })),
    attempts: attempts.map(({ firstTokenMs, error, usage, costUsd, ...attempt }) => ({
      ...attempt,
      ...(firstTokenMs === undefined ? {} : { firstTokenMs }),
      ...(error ? { error } : {}),
      ...(usage ? { usage } : {}),
      ...(costUsd === undefined ? {} : { costUsd }),
    })),
    ...(prompt ? { prompt } : {}),
    ...(sentences ? { sentences } : {}),
    ...(limit ? { limit } : {}),
  };
}
