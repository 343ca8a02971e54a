import { describe, expect, it } from "vitest";
import { fieldErrorsOf } from "#app/shared/field-errors.ts";
import { contrastOf, textOn } from "./contrast.ts";
import { judgeColour } from "./judge-colour.ts";
import { nearestGoodColour } from "./nearest-good-colour.ts";
import { toHex, toOklch } from "./oklch.ts";
import { readableColour } from "./readable-colour.ts";

const hex = (number: number) => `#${number.toString(16).padStart(6, "0")}`;
/** Spread over the whole cube, the same on every run. */
const COLOURS = [
  ...Array.from({ length: 3_000 }, (_, index) => hex((index * 5_592_407) % 0x1000000)),
  ..."#000000 #ffffff #ff0000 #00ff00 #0000ff #ffff00 #00ffff #ff00ff #808080".split(" "),
];

describe("the nearest good colour", () => {
  it("can be read and found, and is itself the nearest to itself", () => {
    for (const colour of COLOURS) {
      const near = nearestGoodColour(colour);
      expect(near).toMatch(/^#[0-9a-f]{6}$/);
      expect(judgeColour(near).isGood, `${colour} → ${near}`).toBe(true);
      expect(nearestGoodColour(near)).toBe(near);
    }
  });

  it("stays at the hue, as far as eight bits can say it", () => {
    for (const colour of COLOURS) {
      const [was, is] = [toOklch(colour), toOklch(nearestGoodColour(colour))];
      const turn = Math.abs(Math.atan2(Math.sin(was.hue - is.hue), Math.cos(was.hue - is.hue)));
      expect(turn * is.chroma, colour).toBeLessThan(0.01);
    }
  });

  it("is no farther than it must be: nothing of its hue and a nearer lightness is good", () => {
    for (const colour of COLOURS.slice(0, 200)) {
      const near = nearestGoodColour(colour);
      if (near === colour) continue;
      const wanted = toOklch(colour);
      const distance = Math.abs(toOklch(near).lightness - wanted.lightness);
      for (let part = 0; part < 0.9; part += 0.1)
        for (const by of [-part * distance, part * distance]) {
          const lightness = Math.min(1, Math.max(0, wanted.lightness + by));
          expect(judgeColour(toHex({ ...wanted, lightness })).isGood, `${colour} ${near}`).toBe(false);
        }
    }
  });

  it("leaves a button that is also found on a dark page: by itself or by what stands on it", () => {
    for (const colour of COLOURS) {
      const near = nearestGoodColour(colour);
      const marks = [near, textOn(near)].map((one) => contrastOf(one, "#12161a"));
      expect(Math.max(...marks), near).toBeGreaterThanOrEqual(3);
    }
  });
});

describe("a colour that is sent", () => {
  const errorsOf = (value: string) => {
    const result = readableColour.safeParse(value);
    return result.success ? result.data : fieldErrorsOf(result.error)[0];
  };

  it("is taken when it is good, as `#rrggbb` in lower case", () => {
    expect(errorsOf("#0B6E4F")).toBe("#0b6e4f");
    expect(errorsOf("#123")).toBe("#112233");
  });

  it.each(["#ffd400", "#fff", "#808080", "#aaaaaa"])("%s is refused with one that is taken", (value) => {
    const error = errorsOf(value);
    if (typeof error === "string" || !error) throw new Error(`${value} was taken`);
    expect(error.code).toBe("CONTRAST");
    expect(errorsOf(String(error.params?.nearest))).toBe(error.params?.nearest);
  });

  it("that is none gets that sentence only", () => {
    expect(errorsOf("red;}")).toMatchObject({ code: "COLOUR" });
  });
});
