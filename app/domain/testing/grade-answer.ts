import { fold } from "#app/domain/retrieval/fold.ts";
import type { TestExpectation } from "./test-expectation.ts";

/** An answer as the graders see it. */
export interface GradedAnswer {
  /** Markdown, with citation marks. */
  text: string;
  kind: "model" | "quoted" | "curated" | "unknown" | "handover";
  citations: readonly { sourceId: string; title: string; url?: string }[];
  latencyMs: number;
  /** US dollars; null when a price is not known. */
  costUsd: number | null;
}

/** What running the expression over the answer showed; it runs elsewhere, within a time. */
export type PatternResult = "matched" | "not-matched" | "too-slow";
/** What a model said about the answer; `unavailable` when none could be asked. */
export type JudgeResult = { verdict: "yes" | "no" | "unavailable"; reason: string };

/** Why a test failed; a closed list, each with a sentence in locales/. */
export type TestFailure =
  | { code: "MISSING"; phrase: string }
  | { code: "FORBIDDEN"; phrase: string }
  | { code: "NOT_MATCHED"; pattern: string }
  | { code: "PATTERN_TOO_SLOW"; pattern: string }
  | { code: "NOT_CITED"; source: string }
  | { code: "ANSWERED" }
  | { code: "NOT_HANDED_OVER" }
  | { code: "TOO_LATE"; ms: number; maxMs: number }
  | { code: "TOO_DEAR"; usd: number; maxUsd: number }
  | { code: "PRICE_UNKNOWN"; maxUsd: number }
  | { code: "JUDGED"; reason: string }
  | { code: "NOT_JUDGED" }
  | { code: "NO_ANSWER" };

/** The words of a Markdown text as people compare them: no marks, no citations, one space between. */
export function comparableText(markdown: string): string {
  const plain = markdown
    .replace(/\s*\[\d{1,3}\]/g, "")
    .replace(/!?\[([^\]]*)\]\([^)\s]*\)/g, "$1")
    .replace(/\\([\\`*_{}[\]()#+\-.!|>~])/g, "$1")
    .replace(/(^|\s)([#>]+|[-*+]|\d+\.)\s/gm, "$1")
    .replace(/[*_`~|]+/g, "");
  return fold(plain).replace(/\s+/g, " ").trim();
}

/** A phrase of nothing but marks is looked for as it is written. */
function has({ text }: GradedAnswer, phrase: string): boolean {
  const wanted = comparableText(phrase);
  return wanted === "" ? text.includes(phrase) : comparableText(text).includes(wanted);
}

function cites(answer: GradedAnswer, source: string): boolean {
  const wanted = fold(source).trim();
  return answer.citations.some(
    ({ sourceId, title, url = "" }) =>
      sourceId === source || fold(title).includes(wanted) || fold(url).includes(wanted),
  );
}

function textFailures(answer: GradedAnswer, expected: TestExpectation): TestFailure[] {
  const missing = (expected.mustContain ?? []).filter((phrase) => !has(answer, phrase));
  const forbidden = (expected.mustNotContain ?? []).filter((phrase) => has(answer, phrase));
  return [
    ...missing.map((phrase): TestFailure => ({ code: "MISSING", phrase })),
    ...forbidden.map((phrase): TestFailure => ({ code: "FORBIDDEN", phrase })),
  ];
}

function kindFailures(answer: GradedAnswer, expected: TestExpectation): TestFailure[] {
  const failures: TestFailure[] = [];
  if (expected.citesSource !== undefined && !cites(answer, expected.citesSource))
    failures.push({ code: "NOT_CITED", source: expected.citesSource });
  if (expected.unknown && answer.kind !== "unknown") failures.push({ code: "ANSWERED" });
  if (expected.handover && answer.kind !== "handover") failures.push({ code: "NOT_HANDED_OVER" });
  return failures;
}

function boundFailures(
  { latencyMs, costUsd }: GradedAnswer,
  { maxMs, maxUsd }: TestExpectation,
): TestFailure[] {
  const failures: TestFailure[] = [];
  if (maxMs !== undefined && latencyMs > maxMs) failures.push({ code: "TOO_LATE", ms: latencyMs, maxMs });
  if (maxUsd !== undefined && costUsd === null) failures.push({ code: "PRICE_UNKNOWN", maxUsd });
  if (maxUsd !== undefined && costUsd !== null && costUsd > maxUsd)
    failures.push({ code: "TOO_DEAR", usd: costUsd, maxUsd });
  return failures;
}

function patternFailures(pattern: string | undefined, result: PatternResult | undefined): TestFailure[] {
  if (pattern === undefined || result === "matched") return [];
  return [{ code: result === "too-slow" ? "PATTERN_TOO_SLOW" : "NOT_MATCHED", pattern }];
}

function judgeFailures(isAsked: boolean, judged: JudgeResult | undefined): TestFailure[] {
  if (!isAsked || judged?.verdict === "yes") return [];
  return judged?.verdict === "no" ? [{ code: "JUDGED", reason: judged.reason }] : [{ code: "NOT_JUDGED" }];
}

/** Everything in which an answer is not what was expected; empty when the test passed. Needs no model but for `judge`. */
export function gradeAnswer(
  answer: GradedAnswer,
  expected: TestExpectation,
  outside: { pattern?: PatternResult; judged?: JudgeResult } = {},
): TestFailure[] {
  if (answer.text.trim() === "") return [{ code: "NO_ANSWER" }];
  return [
    ...textFailures(answer, expected),
    ...patternFailures(expected.matches, outside.pattern),
    ...kindFailures(answer, expected),
    ...boundFailures(answer, expected),
    ...judgeFailures(expected.judge !== undefined, outside.judged),
  ];
}
