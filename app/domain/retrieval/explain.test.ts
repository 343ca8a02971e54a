import { describe, expect, it } from "vitest";
import { analyzePassage } from "./analyze-passage.ts";
import { search, type RankSignals } from "./search.ts";
import { buildSegment } from "./segment.ts";

const rows = [
  {
    title: "Delivery",
    headings: ["Islands"],
    text: "Deliveries to islands take a week. A courier calls before.",
  },
  { title: "Opening", headings: [], text: "The workshop opened in 1987. It has seats for 45 people." },
  { title: "Opening", headings: [], text: "The workshop has many seats, and people like to sit in it." },
].map((fields, index) => ({ passageId: `p${index}`, terms: analyzePassage(fields) }));
const segment = buildSegment(rows);

const signalsOf = (question: string): RankSignals | undefined => search([segment], question).hits[0]?.signals;

describe("why a passage was found", () => {
  it("says which word stands for which, how alike they are, and whether it is a heading", () => {
    expect(signalsOf("deliver to island with curier")?.matches).toEqual([
      { asked: "deliver", found: "delivery", how: "form", isHeading: true },
      { asked: "island", found: "islands", how: "form", isHeading: true },
      { asked: "curier", found: "courier", how: "spelling", isHeading: false },
    ]);
  });

  it("says how well the passages beside it fit", () => {
    expect(signalsOf("courier")?.neighbour).toBe(0);
    expect(signalsOf("workshop seats people")?.neighbour).toBeGreaterThan(0);
  });

  it("prefers the passage with a number when the question asks how many", () => {
    expect(search([segment], "how many people have seats in the workshop?").hits[0]?.passageId).toBe("p1");
  });
});

/** Pseudo-random, the same in each run. */
function randomText(seed: number): string {
  const alphabets = [
    "abc de",
    "éñß Ø",
    "ابتث و",
    "私は東京で",
    "กขค",
    "हिन्दी ",
    "0123,.%€",
    "\u0000\ud800\u200d",
    "?!。؟\n\t",
    "🏳️‍🌈",
  ];
  let state = seed * 2654435761;
  const next = (most: number): number => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 374761393) >>> 0;
    return state % most;
  };
  return Array.from({ length: next(80) }, () => {
    const alphabet = alphabets[next(alphabets.length)] ?? "";
    return alphabet.charAt(next(alphabet.length));
  }).join("");
}

describe("any text", () => {
  it("is analysed, searched and asked in any mixture, always with the same result", () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const [title, text, question] = [randomText(seed), randomText(seed + 1000), randomText(seed + 2000)];
      const own = buildSegment([
        {
          passageId: "a",
          terms: analyzePassage({ title, headings: [question], text: `${text} ${question}` }),
        },
        { passageId: "b", terms: analyzePassage({ title: "", headings: [], text: title }) },
      ]);
      const once = search([own], question, { history: [title, text] });
      expect(search([own], question, { history: [title, text] })).toEqual(once);
      for (const { score } of once.hits) expect(score >= 0 && score <= 1).toBe(true);
    }
  });
});
