import { listedName, listedPrice, type ModelPrice } from "#app/domain/spending/prices.ts";
import { publish, subscribe } from "#app/platform/bus.server.ts";
import { db } from "#app/platform/db.server.ts";
import { singleton } from "#app/platform/singleton.server.ts";

/** By whom a model is offered, as far as its price depends on it. */
export interface PricedProvider {
  id: string;
  kind: string;
  /** It stands at the vendor's own address: only there the vendor's list counts. */
  isVendor: boolean;
}

/** What a workspace's models cost. */
export interface PriceBook {
  /** Null when it is not known. */
  priceOf(provider: PricedProvider, model: string, day: string): ModelPrice | null;
}

/** Another node's change is seen after this long; our own at once, by the bus. Milliseconds. */
const REMEMBERED_MS = 5_000;
const MOST_REMEMBERED = 2_000;
const CHANGED = "model-prices";

interface Remembered {
  book: Promise<PriceBook>;
  until: number;
}

const remembered = singleton("price-books", () => {
  const books = new Map<string, Remembered>();
  subscribe<{ workspaceId: string }>(CHANGED, ({ workspaceId }) => books.delete(workspaceId));
  return books;
});

/** The workspace's prices changed: nobody counts with the old ones any more. */
export function forgetPrices(workspaceId: string): void {
  publish(CHANGED, { workspaceId });
}

/** The prices of the workspace: its own, behind them the vendors' lists. */
export function getPriceBook(workspaceId: string): Promise<PriceBook> {
  const known = remembered.get(workspaceId);
  if (known && known.until > Date.now()) return known.book;
  if (remembered.size >= MOST_REMEMBERED) remembered.delete(remembered.keys().next().value ?? "");
  const entry = { book: load(workspaceId), until: Date.now() + REMEMBERED_MS };
  entry.book.catch(() => remembered.delete(workspaceId));
  remembered.set(workspaceId, entry);
  return entry.book;
}

async function load(workspaceId: string): Promise<PriceBook> {
  const rows = await db.modelPrice.findMany({ where: { workspaceId } });
  const own = new Map(rows.map((row) => [`${row.provider} ${row.model}`, row]));
  const find = (provider: string, model: string) =>
    own.get(`${provider} ${model}`) ?? own.get(`${provider} ${listedName(model)}`);
  return {
    priceOf: ({ id, kind, isVendor }, model, day) =>
      find(id, model) ?? find(kind, model) ?? (isVendor ? listedPrice(kind, model, day) : null),
  };
}
