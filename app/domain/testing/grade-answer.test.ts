import { describe, expect, it } from "vitest";
import { gradeAnswer, type GradedAnswer } from "./grade-answer.ts";

const answer: GradedAnswer = {
  text: "The bakery opens at **seven**\u00a0in the morning [1].\n\n- Rye bread costs 5.40 € [2]",
  kind: "quoted",
  citations: [
    { sourceId: "s1", title: "Opening hours", url: "https://bakery.example/hours" },
    { sourceId: "s2", title: "Prices" },
  ],
  latencyMs: 40,
  costUsd: 0.002,
};
const codes = (expected: Parameters<typeof gradeAnswer>[1], outside?: Parameters<typeof gradeAnswer>[2]) =>
  gradeAnswer(answer, expected, outside).map((failure) => failure.code);

describe("an answer", () => {
  it("contains a phrase whatever its case, accents, spaces and marks", () => {
    expect(codes({ mustContain: ["OPENS AT SEVEN in the morning.", "rye bread"] })).toEqual([]);
    expect(
      gradeAnswer(
        { ...answer, text: "Abre también los días festivos." },
        { mustContain: ["tambien", "dias"] },
      ),
    ).toEqual([]);
    expect(gradeAnswer({ ...answer, text: "مفتوحٌ كلَّ يوم" }, { mustContain: ["مفتوح كل يوم"] })).toEqual([]);
    expect(codes({ mustContain: ["eight"] })).toEqual(["MISSING"]);
  });

  it("is not taken for its citation marks", () => {
    expect(codes({ mustContain: ["in the morning."], mustNotContain: ["1"] })).toEqual([]);
    expect(codes({ mustNotContain: ["[1]"] })).toEqual(["FORBIDDEN"]);
  });

  it("contains nothing that it must not", () => {
    expect(gradeAnswer(answer, { mustNotContain: ["Rye Bread", "cake"] })).toEqual([
      { code: "FORBIDDEN", phrase: "Rye Bread" },
    ]);
  });

  it("cites a source by id, title or address", () => {
    expect(codes({ citesSource: "s2" })).toEqual([]);
    expect(codes({ citesSource: "opening HOURS" })).toEqual([]);
    expect(codes({ citesSource: "bakery.example" })).toEqual([]);
    expect(codes({ citesSource: "Delivery" })).toEqual(["NOT_CITED"]);
  });

  it("is of the kind that was expected", () => {
    expect(codes({ unknown: true })).toEqual(["ANSWERED"]);
    expect(codes({ handover: true })).toEqual(["NOT_HANDED_OVER"]);
    expect(gradeAnswer({ ...answer, kind: "unknown" }, { unknown: true })).toEqual([]);
  });

  it("comes in time and costs no more than it may", () => {
    expect(codes({ maxMs: 40, maxUsd: 0.002 })).toEqual([]);
    expect(codes({ maxMs: 39, maxUsd: 0.001 })).toEqual(["TOO_LATE", "TOO_DEAR"]);
    expect(gradeAnswer({ ...answer, costUsd: null }, { maxUsd: 1 })).toEqual([
      { code: "PRICE_UNKNOWN", maxUsd: 1 },
    ]);
  });

  it("fails when the expression did not match, was too slow, or was never run", () => {
    expect(codes({ matches: "seven" }, { pattern: "matched" })).toEqual([]);
    expect(codes({ matches: "seven" }, { pattern: "not-matched" })).toEqual(["NOT_MATCHED"]);
    expect(codes({ matches: "(a+)+$" }, { pattern: "too-slow" })).toEqual(["PATTERN_TOO_SLOW"]);
    expect(codes({ matches: "seven" })).toEqual(["NOT_MATCHED"]);
  });

  it("fails when the judge says no or could not be asked", () => {
    expect(codes({ judge: "Is it polite?" }, { judged: { verdict: "yes", reason: "" } })).toEqual([]);
    expect(codes({ judge: "Is it polite?" }, { judged: { verdict: "no", reason: "Curt." } })).toEqual([
      "JUDGED",
    ]);
    expect(codes({ judge: "Is it polite?" })).toEqual(["NOT_JUDGED"]);
  });

  it("that is empty fails every test", () => {
    expect(gradeAnswer({ ...answer, text: " " }, { mustNotContain: ["cake"] })).toEqual([
      { code: "NO_ANSWER" },
    ]);
  });
});
