import { describe, expect, it } from "vitest";
import { contrastOf, textOn } from "./contrast.ts";

describe("contrast", () => {
  it("is 21 for black on white, 1 for a colour on itself, in either order", () => {
    expect(contrastOf("#000000", "#ffffff")).toBeCloseTo(21);
    expect(contrastOf("#ffffff", "#000000")).toBeCloseTo(21);
    expect(contrastOf("#0b6e4f", "#0b6e4f")).toBe(1);
  });

  it("of #767676 on white is the known 4.54", () => {
    expect(contrastOf("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
  });

  it.each(["#000000", "#ffffff", "#808080", "#757575", "#f2c200", "#0b6e4f"])(
    "leaves text on %s readable",
    (colour) => {
      expect(contrastOf(textOn(colour), colour)).toBeGreaterThanOrEqual(4.5);
    },
  );
});
