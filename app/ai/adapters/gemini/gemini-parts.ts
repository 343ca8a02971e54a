import { ProviderError } from "#app/ai/provider.ts";
import type { FinishReason, StreamPart, Usage } from "#app/ai/provider.ts";
import { badAnswer } from "#app/ai/vendor-failure.ts";
import { toGeminiFailureOfBody } from "./gemini-failure.ts";

/** What is read of a chunk; `thought` and `thoughtsTokenCount` are newer than the SDK's types. */
export interface LooseGeminiChunk {
  candidates?: { content?: { parts?: { text?: unknown; thought?: unknown }[] }; finishReason?: string }[];
  promptFeedback?: { blockReason?: unknown };
  usageMetadata?: {
    promptTokenCount?: unknown;
    candidatesTokenCount?: unknown;
    thoughtsTokenCount?: unknown;
  };
  error?: unknown;
}

const FINISH: Record<string, FinishReason> = {
  STOP: "stop",
  MAX_TOKENS: "length",
  SAFETY: "filtered",
  RECITATION: "filtered",
  LANGUAGE: "filtered",
  BLOCKLIST: "filtered",
  PROHIBITED_CONTENT: "filtered",
  SPII: "filtered",
};

const countOf = (value: unknown): number => (typeof value === "number" ? value : 0);

function usageOf(usage: LooseGeminiChunk["usageMetadata"]): Usage | undefined {
  if (typeof usage?.promptTokenCount !== "number") return undefined;
  const outputTokens = countOf(usage.candidatesTokenCount) + countOf(usage.thoughtsTokenCount);
  return { inputTokens: usage.promptTokenCount, outputTokens };
}

/** Reads an answer piece by piece; `end` says what is known only when it is over. */
export class GeminiAnswerReader {
  #finish: FinishReason | undefined;
  #usage: Usage | undefined;
  #hasSeenCandidate = false;

  /** The text of one chunk; throws `ProviderError` for an error or a refusal in the shape of an answer. */
  read(chunk: LooseGeminiChunk): StreamPart | undefined {
    if (chunk.error) throw new ProviderError(toGeminiFailureOfBody(chunk.error));
    this.#usage = usageOf(chunk.usageMetadata) ?? this.#usage;
    if (chunk.promptFeedback?.blockReason)
      throw new ProviderError({ code: "filtered", detail: "The vendor withheld the question." });
    const candidate = chunk.candidates?.[0];
    if (!candidate) return undefined;
    this.#hasSeenCandidate = true;
    if (candidate.finishReason) this.#finish = FINISH[candidate.finishReason] ?? "unknown";
    const parts = candidate.content?.parts ?? [];
    const shown = parts.filter((part) => part.thought !== true && typeof part.text === "string");
    return parts.length > 0
      ? { type: "text-delta", text: shown.map((part) => part.text).join("") }
      : undefined;
  }

  end(): StreamPart[] {
    if (!this.#hasSeenCandidate) return [{ type: "error", error: badAnswer("The answer held nothing.") }];
    const finish: StreamPart = { type: "finish", reason: this.#finish ?? "unknown" };
    return this.#usage ? [{ type: "usage", usage: this.#usage }, finish] : [finish];
  }
}
