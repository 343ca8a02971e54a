import { expect, it } from "vitest";
import { createTurns } from "./turns.ts";

it("works are done one at a time, in order, and a failure is its own caller's alone", async () => {
  const inTurn = createTurns();
  const seen: string[] = [];
  const work = (name: string, milliseconds: number) => async () => {
    seen.push(`${name} begins`);
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    seen.push(`${name} ends`);
    if (name === "bad") throw new Error(name);
    return name;
  };
  const results = await Promise.allSettled([
    inTurn(work("slow", 20)),
    inTurn(work("bad", 5)),
    inTurn(work("quick", 0)),
  ]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(seen).toEqual(["slow begins", "slow ends", "bad begins", "bad ends", "quick begins", "quick ends"]);
});
