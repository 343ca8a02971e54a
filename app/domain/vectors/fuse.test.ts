import { describe, expect, it } from "vitest";
import { fuse } from "./fuse.ts";

const idsOf = (words: [string, number][], meaning: [string, number][]): string[] =>
  fuse(
    words.map(([passageId, score]) => ({ passageId, score })),
    new Map(meaning),
  ).map(({ passageId }) => passageId);

describe("what words and meaning find together", () => {
  it("is what words found, when nothing is known of meaning", () => {
    const found = fuse(
      [
        { passageId: "a", score: 0.7 },
        { passageId: "b", score: 0.2 },
      ],
      new Map(),
    );
    expect(found).toEqual([
      { passageId: "a", score: 0.7 },
      { passageId: "b", score: 0.2 },
    ]);
  });

  it("has a paraphrase without a common word first, before chance finds of words", () => {
    expect(
      idsOf(
        [["chance", 0.2]],
        [
          ["meant", 0.8],
          ["other", 0.1],
        ],
      ),
    ).toEqual(["meant", "chance", "other"]);
  });

  it("keeps what the words say clearly, when meaning has a weak favourite of its own", () => {
    expect(
      idsOf(
        [
          ["right", 0.9],
          ["x", 0.3],
        ],
        [
          ["weak", 0.35],
          ["right", 0.3],
        ],
      )[0],
    ).toBe("right");
  });

  it("is a little surer where both agree, and never sure of what both doubt", () => {
    const [both] = fuse([{ passageId: "a", score: 0.6 }], new Map([["a", 0.7]]));
    expect(both?.score).toBeGreaterThan(0.7);
    expect(both?.meaning).toBe(0.7);
    const [doubted] = fuse([{ passageId: "a", score: 0.4 }], new Map([["a", 0.4]]));
    expect(doubted?.score).toBeLessThan(0.5);
  });
});
