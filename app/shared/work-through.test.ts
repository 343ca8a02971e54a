import { describe, expect, it } from "vitest";
import { workThrough } from "./work-through.ts";

const items = Array.from({ length: 20 }, (_, index) => index);
const soon = () => new Promise((resolve) => setTimeout(resolve, 1));

describe("working through a list", () => {
  it("works on every item once, and never on more at once than allowed", async () => {
    const seen: number[] = [];
    let [atWork, most] = [0, 0];
    await workThrough(items, 4, async (item) => {
      most = Math.max(most, (atWork += 1));
      await soon();
      atWork -= 1;
      seen.push(item);
      return true;
    });
    expect(seen.toSorted((a, b) => a - b)).toEqual(items);
    expect(most).toBe(4);
  });

  it("begins no further item once one says so", async () => {
    const seen: number[] = [];
    await workThrough(items, 2, async (item) => {
      seen.push(item);
      await soon();
      return item < 4;
    });
    expect(seen.length).toBeLessThan(8);
  });

  it("passes an error on", async () => {
    await expect(workThrough(items, 2, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  });
});
