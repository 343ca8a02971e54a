import { describe, expect, it } from "vitest";
import { estimateCost, usualUse } from "./estimate-cost.ts";

const price = { inputPerMillionUsd: 2, outputPerMillionUsd: 10 };

describe("what asking again costs", () => {
  it("is what answers used so far, times the price", () => {
    const use = usualUse([
      { inputTokens: 1_000, outputTokens: 100 },
      { inputTokens: 3_000, outputTokens: 300 },
    ]);
    expect(use).toEqual({ inputTokens: 2_000, outputTokens: 200 });
    expect(estimateCost({ questions: 50, price, use })).toBeCloseTo(50 * 0.006);
  });

  it("is guessed before the first answer, nothing without a model, and unknown without a price", () => {
    const use = usualUse([]);
    expect(estimateCost({ questions: 10, price, use })).toBeGreaterThan(0);
    expect(estimateCost({ questions: 10, price: "free", use })).toBe(0);
    expect(estimateCost({ questions: 10, price: null, use })).toBeNull();
    expect(estimateCost({ questions: 0, price: null, use })).toBe(0);
  });
});
