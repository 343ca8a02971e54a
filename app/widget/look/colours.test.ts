import { describe, expect, it } from "vitest";
import { contrast, mix, readableOn, textOn } from "./colours.ts";
import { parseColour } from "./parse-colour.ts";

/** WCAG 2.2, relative luminance and contrast, to the letter. */
function wcag(one: string, other: string): number {
  const [a = 0, b = 0] = [one, other].map((colour) => {
    const [r = 0, g = 0, bl = 0] = [1, 3, 5].map((at) => {
      const part = parseInt(colour.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * bl + 0.05;
  });
  return Math.max(a, b) / Math.min(a, b);
}

const STEPS = [0, 40, 90, 110, 130, 170, 220, 255];
const COLOURS = STEPS.flatMap((r) =>
  STEPS.flatMap((g) =>
    STEPS.map((b) => `#${[r, g, b].map((n) => n.toString(16).padStart(2, "0")).join("")}`),
  ),
);

describe("colours of a bot", () => {
  it("are compared as WCAG says", () => {
    for (const colour of COLOURS)
      for (const ground of ["#ffffff", "#fafaf7", "#1c2321", "#12161a"])
        expect(
          Math.abs(contrast(colour, ground) / wcag(colour, ground) - 1),
          `${colour} ${ground}`,
        ).toBeLessThan(0.025);
  });

  it("carry text of at least 4.5:1, whatever the owner chose", () => {
    for (const colour of COLOURS) expect(wcag(textOn(colour), colour), colour).toBeGreaterThanOrEqual(4.5);
  });

  it("become readable on light and dark ground, and stay themselves where they are", () => {
    for (const colour of COLOURS) {
      expect(wcag(readableOn(colour, "#ffffff", "#1c2321", 4.6), "#ffffff"), colour).toBeGreaterThanOrEqual(
        4.5,
      );
      expect(wcag(readableOn(colour, "#1a2025", "#e9ecea", 4.6), "#1a2025"), colour).toBeGreaterThanOrEqual(
        4.5,
      );
    }
    expect(readableOn("#0b6e4f", "#ffffff", "#1c2321", 4.5)).toBe("#0b6e4f");
  });

  it("are readable as text on the page and on the tint alike, in the light and in the dark", () => {
    const grounds = [
      ["#fafaf7", "#ffffff", "#1c2321", 0.11],
      ["#12161a", "#1a2025", "#e9ecea", 0.3],
    ] as const;
    for (const [ground, surface, ink, share] of grounds)
      for (const colour of COLOURS) {
        const tint = mix(colour, surface, share);
        const accent = readableOn(colour, tint, ink, 5);
        for (const below of [ground, surface, tint])
          expect(wcag(accent, below), `${colour} on ${below}`).toBeGreaterThanOrEqual(4.5);
      }
  });

  it("mix with their ground", () => {
    expect(mix("#000000", "#ffffff", 0.5)).toBe("#808080");
    expect(mix("#0b6e4f", "#ffffff", 0)).toBe("#ffffff");
  });

  it("are refused when they are something else", () => {
    expect(parseColour(" #FA0 ")).toBe("#FFAA00");
    expect(parseColour("#0B6E4F")).toBe("#0B6E4F");
    for (const bad of ["red", "#12345", "#1234567", "}*{display:none", "", null, undefined])
      expect(parseColour(bad)).toBeUndefined();
  });
});
