import { describe, expect, it } from "vitest";
import { pressedLetter } from "./pressed-letter.ts";
import { sequenceOf, SHORTCUTS } from "./shortcuts.ts";

describe("shortcuts", () => {
  it("are each of their own keys", () => {
    const keys = SHORTCUTS.map((shortcut) => shortcut.keys.join(" "));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("of two letters are found by the letters, and by nothing else", () => {
    expect(sequenceOf("g", "p")?.key).toBe("publishPage");
    expect(sequenceOf("g", "x")).toBeNull();
    expect(sequenceOf("mod", "k")).toBeNull();
    expect(sequenceOf("", "?")).toBeNull();
  });

  it("are the same keys on a keyboard of another script, and keep the letters of a Latin one", () => {
    expect(pressedLetter({ key: "ل", code: "KeyG" })).toBe("g");
    expect(pressedLetter({ key: "W", code: "KeyZ" })).toBe("w");
    expect(pressedLetter({ key: "?", code: "Minus" })).toBe("?");
    expect(pressedLetter({ key: "Enter", code: "Enter" })).toBe("Enter");
  });
});
