import { PROVIDER_KIND_FACTS, PROVIDER_KINDS, type ProviderKind } from "#app/ai/provider-kinds.ts";
import type { Actor } from "#app/domain/access/permissions.ts";
import { readBotSettings } from "#app/domain/bot/bot-settings.ts";
import { LISTED_PRICES, listedPrice } from "#app/domain/spending/prices.ts";
import { dayOf } from "#app/domain/spending/spending-notice.ts";
import { isVendorAddress, listProviders } from "#app/features/providers/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { getPriceBook, type PricedProvider } from "./price-book.server.ts";
import type { PriceView } from "./price-view.ts";

const MOST_BOTS = 500;

/** Every model whose price matters to the workspace, those that its bots use first: used, priced by itself, or on the list. */
export async function listPrices(input: { actor: Actor }): Promise<PriceView[]> {
  const { workspaceId } = input.actor;
  const [providers, used, own, book] = await Promise.all([
    pricedProviders(input.actor),
    usedModels(workspaceId),
    db.modelPrice.findMany({ where: { workspaceId } }),
    getPriceBook(workspaceId),
  ]);
  const day = dayOf(new Date());
  const rows = new Map<string, PriceView>();
  const add = (providerId: string, model: string, isUsed: boolean): void => {
    const provider = providers.get(providerId);
    if (!provider) return;
    // Accounts at the vendor's own address share its prices, unless one has a price of its own.
    const hasOwn = own.some((row) => row.provider === providerId && row.model === model);
    const key = provider.isVendor && !hasOwn ? provider.kind : provider.id;
    const known = rows.get(`${key} ${model}`);
    if (known) known.isUsed ||= isUsed;
    else rows.set(`${key} ${model}`, viewOf(key, providers.get(key) ?? provider, model, isUsed));
  };
  const viewOf = (
    key: string,
    provider: PricedProvider & { name: string },
    model: string,
    isUsed: boolean,
  ): PriceView => {
    const price = book.priceOf(provider, model, day);
    const listed = provider.isVendor ? listedPrice(provider.kind, model, day) : null;
    const isOwn = own.some(
      (row) => [provider.id, provider.kind].includes(row.provider) && row.model === model,
    );
    const origin = price === null ? "unknown" : isOwn ? "workspace" : listed ? "list" : "workspace";
    return {
      provider: key,
      providerName: provider.name,
      model,
      price: bare(price),
      origin,
      listed: bare(listed),
      isUsed,
    };
  };
  for (const { providerId, model } of used) add(providerId, model, true);
  for (const { provider, model } of own) add(provider, model, false);
  for (const { provider, model } of LISTED_PRICES) add(provider, model, false);
  return [...rows.values()].toSorted((a, b) => Number(b.isUsed) - Number(a.isUsed));
}

function bare(price: PriceView["price"]): PriceView["price"] {
  if (price === null) return null;
  const { inputPerMillionUsd, outputPerMillionUsd } = price;
  return { inputPerMillionUsd, outputPerMillionUsd };
}

/** The workspace's providers by id, and the vendors themselves by kind. */
async function pricedProviders(actor: Actor): Promise<Map<string, PricedProvider & { name: string }>> {
  const vendors = PROVIDER_KINDS.map((kind: ProviderKind) => ({
    id: kind as string,
    kind: kind as string,
    name: PROVIDER_KIND_FACTS[kind].name as string,
    isVendor: true,
  }));
  const accounts = (await listProviders({ actor })).map(({ id, kind, name, baseUrl }) => ({
    id,
    kind,
    name,
    isVendor: isVendorAddress(kind, baseUrl),
  }));
  return new Map(
    [...vendors, ...accounts.filter(({ id, kind }) => id !== kind)].map((each) => [each.id, each]),
  );
}

/** The links of all chains, of drafts and of what is live. */
async function usedModels(workspaceId: string): Promise<{ providerId: string; model: string }[]> {
  const bots = await db.bot.findMany({
    where: { workspaceId, deletedAt: null },
    select: { id: true, draft: true, liveVersion: true },
    orderBy: { updatedAt: "desc" },
    take: MOST_BOTS,
  });
  const live = await db.botVersion.findMany({
    where: {
      workspaceId,
      OR: bots.flatMap(({ id, liveVersion }) =>
        liveVersion === null ? [] : [{ botId: id, number: liveVersion }],
      ),
    },
    select: { settings: true },
  });
  const settings = [...bots.map((bot) => bot.draft), ...live.map((version) => version.settings)];
  return settings.flatMap((stored) => readBotSettings(stored).chain);
}
