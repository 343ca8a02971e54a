import { ProviderError } from "#app/ai/provider.ts";
import type { FinishReason, StreamPart, Usage } from "#app/ai/provider.ts";
import { badAnswer } from "#app/ai/vendor-failure.ts";
import { toOpenAiFailureOfBody } from "./openai-failure.ts";

/** What is read of a chunk or of a whole completion; compatible servers leave out or add anything. */
interface LooseMessage {
  content?: unknown;
  refusal?: unknown;
  reasoning?: unknown;
  reasoning_content?: unknown;
}
interface LooseUsage {
  prompt_tokens?: unknown;
  completion_tokens?: unknown;
}
export interface LooseCompletion {
  choices?: { delta?: LooseMessage; message?: LooseMessage; finish_reason?: string | null }[] | null;
  usage?: LooseUsage | null;
  x_groq?: { usage?: LooseUsage | null } | null;
  error?: unknown;
}

const FINISH: Record<string, FinishReason> = { stop: "stop", length: "length", content_filter: "filtered" };

function textOf(content: unknown): string {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content
    .map((part: { text?: unknown } | null) => (typeof part?.text === "string" ? part.text : ""))
    .join("");
}

function usageOf(usage: LooseUsage | null | undefined): Usage | undefined {
  const inputTokens = usage?.prompt_tokens;
  const outputTokens = usage?.completion_tokens;
  if (typeof inputTokens !== "number" || typeof outputTokens !== "number") return undefined;
  return { inputTokens, outputTokens };
}

/** Thoughts are not shown, but they are a sign of life. */
function partOf(message: LooseMessage): StreamPart | undefined {
  const text = textOf(message.content) || textOf(message.refusal);
  const isAlive = Boolean(text || message.reasoning || message.reasoning_content);
  return isAlive ? { type: "text-delta", text } : undefined;
}

/** Reads an answer piece by piece; `end` says what is known only when it is over. */
export class OpenAiAnswerReader {
  #finish: FinishReason | undefined;
  #usage: Usage | undefined;
  #hasSeenChoice = false;

  /** The text of one chunk; throws `ProviderError` when it is an error in the shape of an answer. */
  read(chunk: LooseCompletion): StreamPart | undefined {
    if (chunk.error) throw new ProviderError(toOpenAiFailureOfBody(chunk.error, undefined));
    this.#usage = usageOf(chunk.usage) ?? usageOf(chunk.x_groq?.usage) ?? this.#usage;
    const choice = chunk.choices?.[0];
    if (!choice) return undefined;
    this.#hasSeenChoice = true;
    if (choice.finish_reason) this.#finish = FINISH[choice.finish_reason] ?? "unknown";
    return partOf(choice.delta ?? choice.message ?? {});
  }

  end(): StreamPart[] {
    if (!this.#hasSeenChoice) return [{ type: "error", error: badAnswer("The answer held nothing.") }];
    const finish: StreamPart = { type: "finish", reason: this.#finish ?? "unknown" };
    return this.#usage ? [{ type: "usage", usage: this.#usage }, finish] : [finish];
  }
}
