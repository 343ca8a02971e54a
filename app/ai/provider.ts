/**
 * What the product asks of a source of answers. An adapter translates between this and one vendor and
 * does nothing else: no retries, no time-outs, no fallbacks, no storage (those are in `generate.server.ts`, once for all).
 */

export interface ChatTurn {
  role: "user" | "assistant";
  text: string;
}

/** A passage of the bot's knowledge, given to the provider as data. */
export interface KnowledgePassage {
  /** The number by which the answer cites it. */
  number: number;
  passageId: string;
  sourceId: string;
  title: string;
  url?: string;
  headings: string[];
  text: string;
  /** For a question-and-answer pair: the questions it answers; then `text` is its answer. */
  questions?: string[];
  /** 0–1, how well the passage fits the question, by the product's own retrieval. */
  score: number;
}

export interface GenerateRequest {
  model: string;
  /** Instructions, complete: built by `features/answers`. Holds no secrets. */
  system: string;
  /** Oldest first; the last one is the question, from the user. */
  turns: ChatTurn[];
  passages: KnowledgePassage[];
  /** What the page says about the visitor and where they are, by name: data of others, like the passages. */
  about?: Record<string, string>;
  /** 0–2 */
  temperature: number;
  /** Upper bound of the answer in tokens. */
  maxTokens: number;
  /** BCP 47 language of the visitor, for the adapters that write sentences of their own. */
  locale: string;
  /**
   * What a classifier of the question-and-answer pairs says: the pair whose question is asked, or null when none fits; absent when
   * nothing was learned of them. For the answerer that quotes.
   */
  curated?: { passageId: string; confidence: number } | null;
  /** Most characters that are quoted, for the answerer that quotes. */
  maxCharacters?: number;
}

/** Tokens as the vendor counted them. */
export interface Usage {
  inputTokens: number;
  outputTokens: number;
}

export type FinishReason = "stop" | "length" | "filtered" | "unknown";

/** Why a provider gave no (whole) answer; a closed list, each with one sentence for people. */
export const PROVIDER_ERROR_CODES = [
  "key-refused",
  "quota-exhausted",
  "rate-limited",
  "model-unknown",
  "request-refused",
  "filtered",
  "unreachable",
  "timed-out",
  "server-error",
  "bad-answer",
  "busy",
  "over-limit",
  "aborted",
] as const;
export type ProviderErrorCode = (typeof PROVIDER_ERROR_CODES)[number];

export interface ProviderFailure {
  code: ProviderErrorCode;
  /** For logs and the owner's trace. Never contains the vendor's body, which may repeat the key. */
  detail: string;
  status?: number;
  /** Milliseconds that the vendor asked to wait. */
  retryAfterMs?: number;
}

export type StreamPart =
  /** An empty text is a sign of life: the model thinks and shows nothing yet. */
  | { type: "text-delta"; text: string }
  | { type: "citations"; numbers: number[]; highlights?: Record<number, { start: number; end: number }> }
  /** Only the built-in answerer says how it came to its answer; models are `model`. */
  | { type: "answer-kind"; kind: "quoted" | "curated" | "unknown"; confidence: number }
  | { type: "usage"; usage: Usage }
  | { type: "finish"; reason: FinishReason }
  | { type: "error"; error: ProviderFailure };

export interface ProviderCapabilities {
  streaming: boolean;
  embeddings: boolean;
  /** Needs passages to say anything. */
  quotesOnly: boolean;
}

/**
 * One configured provider. `stream` yields any number of text deltas and ends with exactly one `finish` or `error`;
 * it never throws. When `signal` aborts, the vendor's connection is closed and the stream ends with
 * `error` `aborted`.
 */
export interface Provider {
  readonly id: string;
  readonly capabilities: ProviderCapabilities;
  stream(request: GenerateRequest, signal: AbortSignal): AsyncIterable<StreamPart>;
  /** The most tokens that are paid for an answer bounded to `maxTokens`: some models think beside it. */
  outputBound?(model: string, maxTokens: number): number;
  /** Vectors of `texts`, in their order. Throws `ProviderError`. */
  embed?(texts: string[], model: string, signal: AbortSignal): Promise<Float32Array[]>;
  /** Model names the key may use. Throws `ProviderError`; also the real call that tests a key on save. */
  listModels?(signal: AbortSignal): Promise<string[]>;
}

export class ProviderError extends Error {
  readonly failure: ProviderFailure;
  constructor(failure: ProviderFailure) {
    super(failure.detail);
    this.name = "ProviderError";
    this.failure = failure;
  }
}
