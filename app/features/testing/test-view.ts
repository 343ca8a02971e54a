import type { TestFailure } from "#app/domain/testing/grade-answer.ts";
import type { TestExpectation } from "#app/domain/testing/test-expectation.ts";

export const TEST_ORIGINS = [
  "hand",
  "csv",
  "preview",
  "feedback",
  "correction",
  "knowledge",
  "replay",
] as const;
export type TestOrigin = (typeof TEST_ORIGINS)[number];

/** An answer as a result keeps it. */
export interface TestedAnswer {
  /** Markdown, with citation marks. */
  text: string;
  kind: "model" | "quoted" | "curated" | "unknown" | "handover";
  /** Titles of what it cites. */
  cited: string[];
  latencyMs: number;
  /** US dollars; null when a price is not known. */
  costUsd: number | null;
}

/** How one test ended. */
export interface TestResultView {
  testId: string;
  question: string;
  expect: TestExpectation;
  passed: boolean;
  failures: TestFailure[];
  answer: TestedAnswer;
  /** What visitors get now, for a failed test of the draft; null when nothing is live. */
  liveAnswer: TestedAnswer | null;
  /** ISO 8601 */
  at: string;
}

export type RunState = "running" | "done" | "cancelled" | "failed";

/** One run of tests. */
export interface TestRunView {
  id: string;
  /** "draft" or a version's number */
  subject: string;
  state: RunState;
  total: number;
  passed: number;
  failed: number;
  createdAt: string;
}

/** A test as screens and programs see it. */
export interface TestView extends TestExpectation {
  id: string;
  question: string;
  /** What the visitor asked before, oldest first. */
  history?: string[];
  origin: TestOrigin;
  isEnabled: boolean;
  createdAt: string;
  updatedAt: string;
}
