import { PageQuery } from "./query-schemas.ts";
import { resource } from "./resource.ts";
import {
  NewTestSchema,
  RunTestsSchema,
  TestChangesSchema,
  TestPageSchema,
  TestRunSchema,
  TestSchema,
} from "./test-schemas.ts";

/** Room for a question, what was asked before it and every phrase at their longest. */
const TEST_BYTES = 524_288;

export const testsResource = resource("/api/v1/bots/{botId}/tests", {
  GET: {
    id: "listTests",
    can: "bot:read",
    query: PageQuery,
    status: 200,
    answer: TestPageSchema,
    problems: ["CURSOR_INVALID"],
  },
  POST: {
    id: "addTest",
    can: "bot:edit",
    body: NewTestSchema,
    maxBytes: TEST_BYTES,
    status: 201,
    answer: TestSchema,
    problems: ["TOO_MANY"],
  },
});

export const testResource = resource("/api/v1/bots/{botId}/tests/{testId}", {
  PATCH: {
    id: "changeTest",
    can: "bot:edit",
    body: TestChangesSchema,
    maxBytes: TEST_BYTES,
    status: 200,
    answer: TestSchema,
  },
  DELETE: { id: "deleteTest", can: "bot:edit", status: 204 },
});

export const runTestsResource = resource("/api/v1/bots/{botId}/tests/run", {
  POST: {
    id: "runTests",
    can: "bot:edit",
    body: RunTestsSchema,
    isBodyOptional: true,
    status: 200,
    answer: TestRunSchema,
    problems: ["BOT_NOT_LIVE"],
  },
});
