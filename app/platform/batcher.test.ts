import { describe, expect, it } from "vitest";
import { createBatcher } from "./batcher.server.ts";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function recording(
  run: (items: number[]) => Promise<number[]> = async (items) => items.map((item) => item * 2),
) {
  const batches: number[][] = [];
  const add = createBatcher<number, number>({
    run: async (items) => {
      batches.push(items);
      await pause(5);
      return run(items);
    },
    keyOf: (item) => String(item % 10),
    most: 4,
  });
  return { add, batches };
}

describe("the batcher", () => {
  it("writes together what arrives together, and answers each caller with its own result", async () => {
    const { add, batches } = recording();
    expect(await Promise.all([1, 2, 3].map(add))).toEqual([2, 4, 6]);
    expect(batches).toEqual([[1, 2, 3]]);
  });

  it("never has two items of one key in a batch, and keeps their order", async () => {
    const { add, batches } = recording();
    await Promise.all([1, 11, 21, 2].map(add));
    expect(batches).toEqual([[1, 2], [11], [21]]);
  });

  it("takes at most as many as it may", async () => {
    const { add, batches } = recording();
    await Promise.all([1, 2, 3, 4, 5, 6].map(add));
    expect(batches.map((batch) => batch.length)).toEqual([4, 2]);
  });

  it("fails only the caller whose item is bad", async () => {
    const { add } = recording(async (items) => {
      if (items.includes(13)) throw new Error("unlucky");
      return items;
    });
    const results = await Promise.allSettled([1, 13, 5].map(add));
    expect(results.map((result) => result.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(await add(7)).toBe(7);
  });
});
