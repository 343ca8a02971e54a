import type { FoundPassage } from "#app/features/knowledge/index.server.ts";
import type { GivenAnswer } from "./give-answer.server.ts";
import type { StopReason } from "./running-answers.server.ts";
import type { AnswerEnd } from "./store-answer.server.ts";
import { toCitation } from "./to-citation.ts";

interface Ended {
  given: GivenAnswer;
  found: readonly FoundPassage[];
  /** US dollars; null when a price is not known. */
  costUsd: number | null;
  followUps: string[];
  signal: AbortSignal;
  /** Milliseconds. */
  totalMs: number;
}

/** What is stored of an answer beside its text. */
export function endOfAnswer({ given, found, costUsd, followUps, signal, totalMs }: Ended): AnswerEnd {
  const { outcome, kind, confidence, firstTokenMs, text } = given;
  const citations = text.cited.flatMap((number) => {
    const passage = found[number - 1];
    return passage ? [toCitation(number, passage, text.highlights[number])] : [];
  });
  return {
    status: statusOf(given, signal),
    kind,
    confidence,
    provider: outcome?.providerId ?? null,
    model: outcome?.model ?? null,
    ...usageOf(given),
    costUsd,
    firstTokenMs: firstTokenMs === null ? null : Math.round(firstTokenMs),
    latencyMs: Math.round(totalMs),
    ...(citations.length > 0 ? { citations } : {}),
    ...(followUps.length > 0 ? { followUps } : {}),
  };
}

/** Of all attempts together, so that it is what the cost was for; null when no model was paid. */
function usageOf({ outcome }: GivenAnswer): Pick<AnswerEnd, "inputTokens" | "outputTokens"> {
  const usages = (outcome?.attempts ?? []).flatMap(({ usage }) => usage ?? []);
  if (usages.length === 0) return { inputTokens: null, outputTokens: null };
  return {
    inputTokens: usages.reduce((sum, usage) => sum + usage.inputTokens, 0),
    outputTokens: usages.reduce((sum, usage) => sum + usage.outputTokens, 0),
  };
}

function statusOf({ outcome }: GivenAnswer, signal: AbortSignal): string {
  if (signal.aborted) return (signal.reason as StopReason) === "stopped" ? "stopped" : "interrupted";
  return outcome?.outcome === "finished" ? "done" : "failed";
}
