import { describe, expect, it } from "vitest";
import { gradeAnswer } from "./grade-answer.ts";
import { keyPhrase, openingOf } from "./key-phrase.ts";
import { patternProbes } from "./pattern-probes.ts";

describe("the key phrase of an answer", () => {
  it("is its first number, unless that was asked", () => {
    expect(keyPhrase("How much is rye bread?", "A loaf costs 5.40 euros [1].")).toBe("5.40");
    expect(keyPhrase("Are you open on day 7?", "Every day except day 7.")).toBe("except");
  });

  it("is else the longest word that the question does not have", () => {
    expect(keyPhrase("Is there parking?", "Parking is behind the building.")).toBe("building");
    expect(keyPhrase("أين الموقف؟", "الموقف خلف المبنى.")).toBe("المبنى");
  });

  it("is nothing where there is nothing to say", () => {
    expect(keyPhrase("Yes?", "Yes.")).toBeNull();
    expect(keyPhrase("", "")).toBeNull();
  });
});

describe("the opening of an answer", () => {
  it("is found in the answer it was taken from", () => {
    const text = "We open at **seven** [1]. Later on Sundays.";
    const answer = { text, kind: "quoted", citations: [], latencyMs: 1, costUsd: 0 } as const;
    const opening = openingOf(text);
    expect(gradeAnswer(answer, { mustNotContain: [opening] })).toEqual([
      { code: "FORBIDDEN", phrase: opening },
    ]);
  });
});

describe("what an expression is tried on", () => {
  it("repeats its own letters", () => {
    const probes = patternProbes(String.raw`(\w+x)+$`);
    expect(probes.some((probe) => probe.startsWith("xxxx"))).toBe(true);
    expect(Math.max(...probes.map((probe) => probe.length))).toBeLessThan(6_000);
  });
});
