import { expect, it } from "vitest";
import { chooseFollowUps } from "./follow-ups.ts";

it("offers what was not asked yet, three at most, each once", () => {
  const candidates = [
    "What does rye bread cost?",
    "Do you deliver?",
    "How much does the rye bread cost?",
    "Delivery",
    "Can I pay by card?",
    "Parking",
    "Allergens",
  ];
  expect(chooseFollowUps(candidates, ["Do you deliver to Springfield?"])).toEqual([
    "What does rye bread cost?",
    "Can I pay by card?",
    "Parking",
  ]);
});

it("offers nothing that is empty, too long for a button, or the heading of the answer", () => {
  expect(chooseFollowUps(["  ", "x".repeat(200), "Opening hours"], ["opening hours"])).toEqual([]);
});

it("works in scripts without spaces", () => {
  expect(chooseFollowUps(["配送费用是多少?", "营业时间"], ["营业时间是什么?"])).toEqual(["配送费用是多少?"]);
});
