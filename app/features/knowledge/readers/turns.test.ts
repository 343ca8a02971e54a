import { expect, it } from "vitest";
import { createTurns } from "./turns.ts";

it("owners take turns, each in the order of their own", () => {
  const turns = createTurns<string>();
  for (const item of ["a1", "a2", "a3"]) turns.add("a", item);
  turns.add("b", "b1");
  turns.add("c", "c1");
  turns.add("b", "b2");
  const taken = Array.from({ length: 7 }, () => turns.take());
  expect(taken).toEqual(["a1", "b1", "c1", "a2", "b2", "a3", undefined]);
});
