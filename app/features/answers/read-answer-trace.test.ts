import { expect, it } from "vitest";
import { readAnswerTrace } from "./read-answer-trace.ts";

it("reads a trace of before there were sentences, costs and numbers of passages", () => {
  const attempt = { providerId: "builtin", model: "builtin", startedAtMs: 1, firstTokenMs: 2 };
  expect(
    readAnswerTrace({
      version: 3,
      passages: [{ passageId: "p", sourceId: "s", score: 0.7 }],
      attempts: [attempt],
      preparedMs: 1.5,
    }),
  ).toEqual({
    version: 3,
    question: "",
    passages: [
      { number: 1, passageId: "p", sourceId: "s", title: "", score: 0.7, matched: [], isCited: false },
    ],
    attempts: [attempt],
    costUsd: null,
    times: { prepared: 0, firstToken: null, total: 0 },
  });
});

it.each([null, "x", 3, []])("%j is no trace", (stored) => {
  expect(readAnswerTrace(stored)).toBeNull();
});
