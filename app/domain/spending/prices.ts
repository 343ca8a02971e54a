/** What a model costs. US dollars for a million tokens. */
export interface ModelPrice {
  readonly inputPerMillionUsd: number;
  readonly outputPerMillionUsd: number;
}

/** A price of the vendors' public lists. */
export interface ListedPrice extends ModelPrice {
  readonly provider: "openai" | "gemini";
  readonly model: string;
  /** From this day (UTC) on; without one, until the next. */
  readonly since?: string;
}

const of =
  (provider: ListedPrice["provider"]) =>
  (model: string, inputPerMillionUsd: number, outputPerMillionUsd: number, since?: string): ListedPrice => ({
    provider,
    model,
    inputPerMillionUsd,
    outputPerMillionUsd,
    ...(since ? { since } : {}),
  });
const openai = of("openai");
const gemini = of("gemini");

/**
 * Standard prices of text without discounts, after developers.openai.com/api/docs/pricing and
 * ai.google.dev/gemini-api/docs/pricing as of November 2026. A model that is not here has no known price until its workspace
 * gives it one. Prompts of this product stay far below the lengths from which some models cost more.
 */
export const LISTED_PRICES: readonly ListedPrice[] = [
  openai("gpt-6-luna", 0.1, 0.5),
  openai("gpt-6-sol", 2, 10),
  openai("gpt-6-astra", 10, 50),
  openai("gpt-5.6-luna", 0.2, 1.2),
  openai("gpt-5.6-terra", 2, 12),
  openai("gpt-5.6-sol", 5, 30),
  openai("gpt-5.5", 5, 30),
  openai("gpt-5.4", 2.5, 15),
  openai("gpt-5.4-mini", 0.75, 4.5),
  openai("gpt-5.4-nano", 0.2, 1.25),
  openai("gpt-5.1", 1.25, 10),
  openai("gpt-5", 1.25, 10),
  openai("gpt-5-mini", 0.25, 2),
  openai("gpt-5-nano", 0.05, 0.4),
  openai("gpt-4.1", 2, 8),
  openai("gpt-4.1-mini", 0.4, 1.6),
  openai("gpt-4.1-nano", 0.1, 0.4),
  openai("gpt-4o", 2.5, 10),
  openai("gpt-4o-mini", 0.15, 0.6),
  openai("o4-mini", 1.1, 4.4),
  openai("o3", 2, 8),
  openai("o3-mini", 1.1, 4.4),
  gemini("gemini-3.8-flash", 0.75, 3.75),
  gemini("gemini-3.8-flash", 1.5, 7.5, "2027-01-01"),
  gemini("gemini-3.7-flash", 0.75, 3.75),
  gemini("gemini-3.7-flash", 1.5, 7.5, "2027-01-01"),
  gemini("gemini-3.5-flash", 1.5, 9),
  gemini("gemini-3.5-flash-lite", 0.3, 2.5),
  gemini("gemini-3.1-pro-preview", 2, 12),
  gemini("gemini-2.5-pro", 1.25, 10),
  gemini("gemini-2.5-flash", 0.3, 2.5),
  gemini("gemini-2.5-flash-lite", 0.1, 0.4),
];

/** Vendors append the day of a release to a model's name; it costs the same. */
const RELEASE_DAY = /-\d{4}-\d{2}-\d{2}$/;

/** The name under which a model stands in the lists: without a folder and the day of its release. */
export function listedName(model: string): string {
  return model.replace(/^models\//, "").replace(RELEASE_DAY, "");
}

/** The public price of a vendor's model on a day (`2026-11-21`); null when it is not known. */
export function listedPrice(provider: string, model: string, day: string): ModelPrice | null {
  const name = listedName(model);
  const prices = LISTED_PRICES.filter(
    (price) => price.provider === provider && price.model === name && (price.since ?? "") <= day,
  );
  return prices.reduce<ListedPrice | null>(
    (latest, price) => (latest && (latest.since ?? "") > (price.since ?? "") ? latest : price),
    null,
  );
}

/** US dollars for so many tokens. */
export function costOf(price: ModelPrice, usage: { inputTokens: number; outputTokens: number }): number {
  return (
    (usage.inputTokens * price.inputPerMillionUsd + usage.outputTokens * price.outputPerMillionUsd) /
    1_000_000
  );
}
