import type { ModelPrice } from "#app/domain/spending/prices.ts";

/** A model with what it costs, as its workspace sees it. */
export interface PriceView {
  /** "openai", "gemini" or the id of a provider account. */
  provider: string;
  providerName: string;
  model: string;
  /** Null: not known; it counts as nothing. */
  price: ModelPrice | null;
  /** Who says so. */
  origin: "workspace" | "list" | "unknown";
  /** What the vendor's public list says; null when it says nothing. */
  listed: ModelPrice | null;
  /** One of the workspace's bots may be answered by it. */
  isUsed: boolean;
}
