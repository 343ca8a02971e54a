/** Why an answer is what it is, as it is stored with the answer and shown to its owner. */
export interface AnswerTrace {
  version: number | "draft";
  /** What was searched for, with what the conversation added to it. */
  question: string;
  /** As it was sent; absent when no model was asked. */
  prompt?: { system: string; turns: { role: "user" | "assistant"; text: string }[] };
  passages: TracedPassage[];
  attempts: TracedAttempt[];
  /** Sentence by sentence, for answers of models. */
  sentences?: TracedSentence[];
  /** US dollars; null when a price is not known. */
  costUsd: number | null;
  /** Which limit made the answer come from a cheaper link. */
  limit?: "bot-messages" | "bot-money" | "visitor-money";
  /** Milliseconds from the stored question. */
  times: { prepared: number; firstToken: number | null; total: number };
}

export interface TracedPassage {
  number: number;
  passageId: string;
  sourceId: string;
  title: string;
  score: number;
  /** Words of the question that it has. */
  matched: string[];
  isCited: boolean;
}

export interface TracedAttempt {
  providerId: string;
  model: string;
  /** Unix time in milliseconds. */
  startedAtMs: number;
  firstTokenMs?: number;
  error?: { code: string; detail: string };
  usage?: { inputTokens: number; outputTokens: number };
  /** US dollars; null when the price is not known, absent when nothing was used. */
  costUsd?: number | null;
}

export interface TracedSentence {
  text: string;
  /** Numbers of the passages that it cites, and of the one that was found to hold it. */
  cites: number[];
  /** Whether a cited passage holds what it says, or it says nothing that would need one, as a greeting. */
  isSupported: boolean;
  /** Left out of the answer, because the bot says only what its knowledge supports. */
  isDropped: boolean;
}
