import { describe, expect, it } from "vitest";
import { createCitationFilter } from "./citation-filter.ts";

function filtered(deltas: string[]) {
  const filter = createCitationFilter(new Set([1, 2, 12]));
  const text = deltas.map((delta) => filter.push(delta)).join("") + filter.end();
  return { text, cited: filter.cited };
}

describe("the citation filter", () => {
  it("keeps the marks of given passages and drops invented ones", () => {
    expect(filtered(["Nine [1][7], also [12]. [x] [] a[0]"])).toEqual({
      text: "Nine [1], also [12]. [x] [] a",
      cited: [1, 12],
    });
  });

  it("gives the same text wherever the deltas are cut", () => {
    const whole = "We open [2] at nine [99], see [1] and [link](https://a.example) [";
    for (let cut = 0; cut <= whole.length; cut += 1)
      expect(filtered([whole.slice(0, cut), whole.slice(cut)])).toEqual(filtered([...whole]));
  });
});
