import { describe, expect, it } from "vitest";
import { estimateTokens } from "./estimate-tokens.ts";
import { fitHistory, fitPassages, type SaidTurn } from "./fit-history.ts";

const user = (text: string): SaidTurn => ({ role: "user", text });
const bot = (text: string): SaidTurn => ({ role: "assistant", text });
const words = (count: number) => "word ".repeat(count).trim();

describe("tokens", () => {
  it("are a fourth of Latin characters and each character of scripts without spaces", () => {
    expect([estimateTokens(""), estimateTokens("four"), estimateTokens("four+")]).toEqual([0, 1, 2]);
    expect([estimateTokens("面包店"), estimateTokens("パン"), estimateTokens("مخبز")]).toEqual([3, 2, 2]);
  });
});

describe("what was said before", () => {
  it("is kept whole while it fits", () => {
    const turns = [user("One?"), bot("One."), user("Two?"), bot("Two.")];
    expect(fitHistory(turns, 100)).toEqual(turns);
  });

  it("loses its oldest turns first, and an answer whose question is gone", () => {
    const long = words(40);
    const last = [user("Two?"), bot("Two."), user("Three?")];
    expect(fitHistory([user(long), bot(long), user(long), bot(long), ...last], 160)).toEqual([
      user(long),
      bot(long),
      ...last,
    ]);
    expect(fitHistory([bot("Welcome"), ...last], 160)).toEqual(last);
  });

  it("keeps the last question beside an answer that alone is longer than everything", () => {
    const kept = fitHistory([user("What is there?"), bot(words(2_000))], 300);
    expect(kept[0]).toEqual(user("What is there?"));
    expect(kept[1]?.text).toMatch(/^word word .* …$/);
    expect(estimateTokens(kept[1]?.text ?? "")).toBeLessThanOrEqual(101);
  });

  it("never breaks a character", () => {
    const [, answer] = fitHistory([user("?"), bot("😀".repeat(500))], 90);
    expect(answer?.text.isWellFormed()).toBe(true);
  });
});

it("passages are dropped from the end, never the first", () => {
  const passages = [words(100), words(100), words(100)].map((text) => ({ text }));
  expect([fitPassages(passages, 300).length, fitPassages(passages, 1).length]).toEqual([2, 1]);
});
