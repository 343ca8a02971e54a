import { z } from "zod";
import { MAX_TEST_QUESTION, TestExpectationSchema } from "#app/domain/testing/test-expectation.ts";
import { prose } from "#app/shared/text-schema.ts";
import { VersionSchema } from "./query-schemas.ts";

/** What `/api/v1/bots/{botId}/tests` takes and answers. */

const id = z.string().meta({ pattern: "^[a-z2-7]{26}$" });
const time = z.string().meta({ format: "date-time" });
const count = z.number().meta({ type: "integer", minimum: 0 });
const MOST_BEFORE = 10;

const question = prose(MAX_TEST_QUESTION);
/** What the visitor asked before, oldest first. */
const history = z.array(prose(MAX_TEST_QUESTION)).max(MOST_BEFORE).optional();

export const NewTestSchema = TestExpectationSchema.extend({ question, history });
export const TestChangesSchema = TestExpectationSchema.extend({
  question: question.optional(),
  history,
  isEnabled: z.boolean().optional(),
});
export const RunTestsSchema = z.strictObject({ version: VersionSchema.optional() });

const expectation = {
  mustContain: z.array(z.string()).optional(),
  mustNotContain: z.array(z.string()).optional(),
  matches: z.string().optional(),
  citesSource: z.string().optional(),
  unknown: z.literal(true).optional(),
  handover: z.literal(true).optional(),
  maxMs: count.optional(),
  maxUsd: z.number().optional(),
  judge: z.string().optional(),
};

export const TestSchema = z.strictObject({
  ...expectation,
  id,
  question: z.string(),
  history: z.array(z.string()).optional(),
  origin: z.enum(["hand", "csv", "preview", "feedback", "correction", "knowledge", "replay"]),
  isEnabled: z.boolean(),
  createdAt: time,
  updatedAt: time,
});
export const TestPageSchema = z.strictObject({
  items: z.array(TestSchema),
  nextCursor: z.string().nullable(),
});

const answer = z.strictObject({
  text: z.string(),
  kind: z.enum(["model", "quoted", "curated", "unknown", "handover"]),
  cited: z.array(z.string()),
  latencyMs: count,
  costUsd: z.number().nullable(),
});

/** How one test ended; failed ones of the draft with what visitors get now. */
const TestResultSchema = z.strictObject({
  testId: id,
  question: z.string(),
  expect: z.strictObject(expectation),
  passed: z.boolean(),
  failures: z.array(z.looseObject({ code: z.string() })),
  answer,
  liveAnswer: answer.nullable(),
  at: time,
});

export const TestRunSchema = z.strictObject({
  runId: id,
  state: z.enum(["running", "done", "cancelled", "failed"]),
  passed: count,
  failed: count,
  results: z.array(TestResultSchema),
});
