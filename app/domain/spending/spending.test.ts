import { describe, expect, it } from "vitest";
import { costOf, LISTED_PRICES, listedPrice } from "./prices.ts";
import { dayOf, spendingNotice } from "./spending-notice.ts";

describe("the price list", () => {
  it("knows a model by its name, also with a folder or the day of its release", () => {
    const price = { inputPerMillionUsd: 0.4, outputPerMillionUsd: 1.6 };
    expect(listedPrice("openai", "gpt-4.1-mini", "2026-11-21")).toMatchObject(price);
    expect(listedPrice("openai", "gpt-4.1-mini-2025-04-14", "2026-11-21")).toMatchObject(price);
    expect(listedPrice("gemini", "models/gemini-2.5-pro", "2026-11-21")?.inputPerMillionUsd).toBe(1.25);
  });

  it("says nothing of models that it does not have", () => {
    for (const model of ["gpt-4.1-mini-large", "gpt", "", "gemini-2.5-pro"])
      expect(listedPrice("openai", model, "2026-11-21")).toBeNull();
  });

  it("changes a price on its day", () => {
    const on = (day: string) => listedPrice("gemini", "gemini-3.8-flash", day)?.outputPerMillionUsd;
    expect([on("2026-12-31"), on("2027-01-01")]).toEqual([3.75, 7.5]);
  });

  it("has every price once, and answers cost more than questions", () => {
    const keys = LISTED_PRICES.map(({ provider, model, since }) => `${provider} ${model} ${since ?? ""}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(LISTED_PRICES.every((each) => each.outputPerMillionUsd > each.inputPerMillionUsd)).toBe(true);
  });

  it("counts tokens in millions", () => {
    const price = { inputPerMillionUsd: 2, outputPerMillionUsd: 10 };
    expect(costOf(price, { inputTokens: 1_000, outputTokens: 500 })).toBeCloseTo(0.007, 12);
  });
});

describe("a notice", () => {
  const caps = { botMessagesPerDay: 100, usdPerDay: 2 };
  it.each([
    [{ messages: 79, usd: 0 }, null],
    [{ messages: 0, usd: 1.6 }, "near"],
    [{ messages: 100, usd: 0 }, "reached"],
    [{ messages: 500, usd: 9 }, "reached"],
  ] as const)("of %j is %s", (use, notice) => {
    expect(spendingNotice(use, caps).notice).toBe(notice);
  });

  it("is never given without a limit, and at once with a limit of nothing", () => {
    expect(spendingNotice({ messages: 9, usd: 9 }, { botMessagesPerDay: null, usdPerDay: null })).toEqual({
      share: 0,
      notice: null,
    });
    expect(spendingNotice({ messages: 0, usd: 0 }, { botMessagesPerDay: null, usdPerDay: 0 }).notice).toBe(
      "reached",
    );
  });
});

it("a day ends at midnight in UTC", () => {
  expect(dayOf(new Date("2026-11-21T23:59:59.999Z"))).toBe("2026-11-21");
});
