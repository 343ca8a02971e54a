import { createHash } from "node:crypto";
import { z } from "zod";
import type { TestFailure } from "#app/domain/testing/grade-answer.ts";
import { TestExpectationSchema, type TestExpectation } from "#app/domain/testing/test-expectation.ts";
import type { BotTest, Prisma, TestResult, TestRun } from "#app/generated/prisma/client.ts";
import {
  TEST_ORIGINS,
  type RunState,
  type TestResultView,
  type TestRunView,
  type TestView,
} from "./test-view.ts";

const Expectation = TestExpectationSchema.catch({});
const History = z.array(z.string()).catch([]);
const Origin = z.enum(TEST_ORIGINS).catch("hand");
const Answer = z.object({
  text: z.string(),
  kind: z.enum(["model", "quoted", "curated", "unknown", "handover"]),
  cited: z.array(z.string()),
  latencyMs: z.number(),
  costUsd: z.number().nullable(),
});
const NO_ANSWER = { text: "", kind: "unknown" as const, cited: [], latencyMs: 0, costUsd: 0 };
const Answers = z.object({ draft: Answer, live: Answer.nullable() }).catch({ draft: NO_ANSWER, live: null });
/** Of our own writing: which members belong to which code is the graders' business. */
const Failures = z.array(z.looseObject({ code: z.string() })).catch([]);

export const expectOf = (row: { expect: unknown }): TestExpectation => Expectation.parse(row.expect);
/** The expectation as a JSON column takes it: what is not expected has no member. */
export function toStored(expect: TestExpectation): Prisma.InputJsonObject {
  return Object.fromEntries(Object.entries(expect).filter(([, value]) => value !== undefined));
}
export const historyOf = (row: { history: unknown }): string[] => History.parse(row.history ?? []);

export function toTestView(row: BotTest): TestView {
  const history = historyOf(row);
  return {
    id: row.id,
    question: row.question,
    ...(history.length > 0 ? { history } : {}),
    ...expectOf(row),
    origin: Origin.parse(row.origin),
    isEnabled: row.isEnabled,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

export function toResultView(row: TestResult): TestResultView {
  const { draft, live } = Answers.parse(row.answer);
  return {
    testId: row.testId,
    question: row.question,
    expect: expectOf(row),
    passed: row.passed,
    failures: Failures.parse(row.failures) as unknown as TestFailure[],
    answer: draft,
    liveAnswer: live,
    at: row.createdAt.toISOString(),
  };
}

/** Longer than any run takes: its process must have died. Milliseconds. */
const DEAD_AFTER_MS = 3_600_000;

export function toRunView(row: TestRun): TestRunView {
  const isDead = row.state === "running" && Date.now() - row.createdAt.getTime() > DEAD_AFTER_MS;
  return {
    id: row.id,
    subject: row.subject,
    state: isDead ? "failed" : (row.state as RunState),
    total: row.total,
    passed: row.passed,
    failed: row.failed,
    createdAt: row.createdAt.toISOString(),
  };
}

/** The same question with the same expectation has the same key, whoever wrote it and wherever it came from. */
export function sameTestKey(test: { question: string; history?: string[]; expect: TestExpectation }): string {
  const { question, history = [], expect } = test;
  const entries = Object.entries(expect)
    .filter(([, value]) => value !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  const said = JSON.stringify([question.trim(), history, entries]);
  return `same:${createHash("sha256").update(said).digest("hex").slice(0, 32)}`;
}
