import { describe, expect, it } from "vitest";
import { similaritiesOf } from "./similarity.ts";

const of = (cosine: number, mean: number, deviation: number, count: number): number =>
  similaritiesOf({ near: [{ passageId: "p", cosine }], mean, deviation, count }).get("p") ?? -1;

describe("how likely the nearest passage answers", () => {
  it.each([
    ["a model with low cosines", 0.15, 0.08],
    ["a model with high cosines", 0.72, 0.04],
  ])("is judged by how far it stands out, with %s", (_, mean, deviation) => {
    expect(of(mean + 6 * deviation, mean, deviation, 1_000)).toBeGreaterThan(0.8);
    expect(of(mean + 3 * deviation, mean, deviation, 1_000)).toBeLessThan(0.35);
    expect(of(mean, mean, deviation, 1_000)).toBeLessThan(0.05);
  });

  it("is less the more passages there are among which one would stand out by chance", () => {
    expect(of(0.5, 0.2, 0.08, 100_000)).toBeLessThan(of(0.5, 0.2, 0.08, 1_000));
  });

  it("is judged by what is usual while there are few to compare with", () => {
    expect(of(0.7, 0.7, 0, 1)).toBeGreaterThan(0.5);
    expect(of(0.2, 0.2, 0, 1)).toBeLessThan(0.2);
  });
});
