/** One call that the load generator makes. */
export interface LoadRequest {
  readonly url: string;
  readonly method: "GET" | "POST";
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** How an answer is written, so that its words can be counted. */
export type AnswerFormat =
  | "widget-whole"
  | "widget-stream"
  | "openai-stream"
  | "flowise-whole"
  | "flowise-stream"
  | "any";

/** What the load generator does, in one go. */
export interface LoadJob {
  readonly requests: readonly LoadRequest[];
  /** So many at once, each on its own connection. */
  readonly concurrency: number;
  /** Milliseconds over which the calls are begun; 0: as fast as the connections allow. */
  readonly rampMs: number;
  readonly format: AnswerFormat;
  /** Words of each answer; 0: not counted. */
  readonly words: number;
  /** Calls that have not ended after so many milliseconds are failed ones. */
  readonly limitMs: number;
}

/** Milliseconds. */
export interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

export interface LoadResult {
  readonly perSecond: number;
  /** From the call to the end of its answer. */
  readonly whole: Spread;
  /** From the call to its first token. */
  readonly first: Spread;
  readonly failed: number;
  readonly lostWords: number;
  /** What the first failed call said. */
  readonly failure: string;
}
