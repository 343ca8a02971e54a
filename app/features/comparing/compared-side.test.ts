import { describe, expect, it } from "vitest";
import { readSide, sideKey, type ComparedSide } from "./compared-side.ts";

describe("a side of a comparison", () => {
  it("is read as it was named, with dots and slashes in a model's name", () => {
    const sides: ComparedSide[] = [
      { kind: "draft" },
      { kind: "builtin" },
      { kind: "version", number: 12 },
      { kind: "model", providerId: "openai", model: "gpt-5.4-mini" },
      { kind: "model", providerId: "a2b3", model: "models/gemini-2.5-pro:free" },
    ];
    expect(sides.map((side) => readSide(sideKey(side)))).toEqual(sides);
  });

  it("is nothing else", () => {
    for (const key of [
      "",
      "live",
      "version.0",
      "version.1e3",
      "version.-1",
      "model.x",
      "model..y",
      "model.x.a b",
    ])
      expect(readSide(key)).toBeNull();
  });
});
