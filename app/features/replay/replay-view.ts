import type { AnswerChange } from "#app/domain/replay/change-of-answer.ts";
import type { DiffPart } from "#app/domain/versions/word-diff.ts";
import type { AnswerKind } from "#app/shared/protocol/visitor-api.ts";

/** How many of the newest conversations can be asked again. */
export const REPLAY_SIZES = [10, 50, 200] as const;
export type ReplaySize = (typeof REPLAY_SIZES)[number];

export const VERDICTS = ["better", "worse", "same"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** "limited": the bot's money for the day did not suffice. */
export type ReplayState = "running" | "done" | "cancelled" | "failed" | "limited";

/** An answer as a replay keeps it. */
export interface ReplayedAnswer {
  /** Markdown, with citation marks. */
  text: string;
  kind: Exclude<AnswerKind, "received">;
  /** The sources that its text names. */
  cited: { sourceId: string; title: string }[];
}

/** Conversations of visitors answered once more, by the draft. */
export interface ReplayView {
  id: string;
  state: ReplayState;
  /** Questions. */
  total: number;
  done: number;
  changed: number;
  /** How many of the changed answers a person has judged. */
  judged: number;
  /** US dollars, as far as prices are known. */
  costUsd: number;
  /** The draft was saved since it began. */
  isStale: boolean;
  createdAt: string;
}

/** One side of a changed answer. */
export interface ReplayedSide {
  kind: Exclude<AnswerKind, "received">;
  /** Titles of the sources that it names. */
  cited: string[];
  /** Its text, with what only this side has. */
  words: DiffPart[];
}

/** A question that the draft answers otherwise than the visitor was answered. */
export interface ReplayItemView {
  id: string;
  question: string;
  change: AnswerChange;
  before: ReplayedSide;
  after: ReplayedSide;
  verdict: Verdict | null;
}

/** What asking the newest conversations again would be. */
export interface ReplayEstimate {
  size: ReplaySize;
  /** Conversations that there are, at most `size`. */
  conversations: number;
  questions: number;
  /** US dollars; 0: no model is asked; null: the price is not known. */
  usd: number | null;
}
