import { describe, expect, it } from "vitest";
import { diffWords, type DiffPart } from "./word-diff.ts";

const without = (parts: DiffPart[], kind: DiffPart["kind"]) =>
  parts
    .filter((part) => part.kind !== kind)
    .map((part) => part.text)
    .join("");

describe("the difference of two texts", () => {
  it("is nothing for equal texts", () => {
    expect(diffWords("Be kind.", "Be kind.")).toEqual([{ kind: "same", text: "Be kind." }]);
    expect(diffWords("", "")).toEqual([]);
  });

  it("names the words that were exchanged", () => {
    expect(diffWords("You are a polite baker.", "You are a cheerful baker.")).toEqual([
      { kind: "same", text: "You are a " },
      { kind: "removed", text: "polite" },
      { kind: "added", text: "cheerful" },
      { kind: "same", text: " baker." },
    ]);
  });

  it("finds words in scripts without spaces", () => {
    const parts = diffWords("请用中文回答问题", "请用英文回答问题");
    expect(parts.filter((part) => part.kind !== "same")).not.toHaveLength(0);
    expect(without(parts, "same").length).toBeLessThan(8);
  });

  it("always gives back both texts, whatever they are", () => {
    let seed = 7;
    const next = (most: number) => (seed = (seed * 48_271) % 2_147_483_647) % most;
    const text = () =>
      Array.from({ length: next(60) }, () => ["a ", "b ", "c ", "\n", "é", "字", "👩‍🍳 "][next(7)]).join("");
    for (let round = 0; round < 500; round += 1) {
      const [before, after] = [text(), text()];
      const parts = diffWords(before, after);
      expect(without(parts, "added")).toBe(before);
      expect(without(parts, "removed")).toBe(after);
    }
  });

  it("ends soon for long texts that have nothing in common", () => {
    const before = Array.from({ length: 4_000 }, (_, index) => `a${index}`).join(" ");
    const after = Array.from({ length: 4_000 }, (_, index) => `b${index}`).join("-");
    const startedAt = performance.now();
    const parts = diffWords(before, after);
    expect(without(parts, "added")).toBe(before);
    expect(performance.now() - startedAt).toBeLessThan(1_500);
  });
});
