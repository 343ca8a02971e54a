import { expect, it } from "vitest";
import { rowAt, rowNearest } from "./row-in-passage.ts";

const passage = {
  firstRow: 4,
  text: "Product: Rye bread · Price: 4.20\nProduct: Baguette · Price: 1.90\nProduct: Cheese cakes · Price: 4.50",
};

it.each([
  ["What is the price of the baguette?", 5],
  ["price of a cheese cake", 6],
  ["anything else", 4],
])("%s: row %d", (question, row) => {
  expect(rowNearest(passage, question)).toEqual({ row });
});

it("a place in the text has its row", () => {
  expect(rowAt(passage, passage.text.indexOf("1.90"))).toBe(5);
  expect(rowAt(passage, 0)).toBe(4);
});

it("a passage that is no table has no row", () => {
  expect(rowNearest({ text: "a\nb" }, "b")).toEqual({});
  expect(rowAt({ text: "a\nb" }, 2)).toBeUndefined();
});
