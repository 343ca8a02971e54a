import type { ChainLink } from "#app/ai/generate.server.ts";
import type { Provider } from "#app/ai/provider.ts";
import { builtinProvider, createProvider } from "#app/ai/registry.server.ts";
import type { BotSettings } from "#app/domain/bot/bot-settings.ts";
import type { ProviderAccount } from "#app/generated/prisma/client.ts";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { translator } from "#app/platform/i18n.server.ts";
import { keyring } from "#app/platform/keyring.server.ts";
import { logger } from "#app/platform/logger.server.ts";
import { singleton } from "#app/platform/singleton.server.ts";
import { providerFetch } from "./provider-fetch.server.ts";
import { isVendorAddress } from "./vendor-address.ts";

const isProviderKind = (kind: string): kind is "openai" | "gemini" => kind === "openai" || kind === "gemini";

/** The answerer without a key; its own sentences come from locales/. */
const builtin = singleton("builtin-provider", () =>
  builtinProvider({
    unknown: (locale, topics) => {
      const t = translator(locale);
      if (topics.length === 0) return t("answers:unknown");
      const list = new Intl.ListFormat(locale, { type: "disjunction" }).format(topics);
      return `${t("answers:unknown")} ${t("answers:unknownTopics", { topics: list })}`;
    },
    greeting: (locale) => translator(locale)("answers:greeting"),
    thanks: (locale) => translator(locale)("answers:thanks"),
    goodbye: (locale) => translator(locale)("answers:goodbye"),
  }),
);

/** A link of a bot's chain with who offers the model, on which its price depends. */
export interface BotChainLink extends ChainLink {
  offeredBy: OfferedBy;
}

interface OfferedBy {
  id: string;
  kind: string;
  /** At the vendor's own address. */
  isVendor: boolean;
}

interface Offer {
  provider: Provider;
  offeredBy: OfferedBy;
}

/** What answers without a key, and ends every chain. */
export const builtinLink: BotChainLink = {
  provider: builtin,
  model: builtin.id,
  offeredBy: { id: builtin.id, kind: builtin.id, isVendor: false },
};

/** The bot's providers in their order, the built-in answerer last. A link that is gone is left out. */
export async function buildChain(workspaceId: string, chain: BotSettings["chain"]): Promise<BotChainLink[]> {
  const links: BotChainLink[] = [];
  for (const { providerId, model } of chain) {
    const offer = providerId === builtin.id ? null : await findProvider(workspaceId, providerId);
    if (offer) links.push({ provider: offer.provider, offeredBy: offer.offeredBy, model });
  }
  return [...links, builtinLink];
}

interface Remembered extends Offer {
  /** What the provider was made from: another key or address makes another provider. */
  madeFrom: string;
}
const remembered = singleton("providers", () => new Map<string, Remembered>());

async function findProvider(workspaceId: string, id: string): Promise<Offer | null> {
  const ofInstance = instanceProvider(id);
  if (ofInstance) {
    const baseUrl = id === "openai" ? env.OPENAI_BASE_URL : env.GEMINI_BASE_URL;
    return { provider: ofInstance, offeredBy: { id, kind: id, isVendor: isVendorAddress(id, baseUrl) } };
  }
  const [row] = await db.$queryRaw<Pick<ProviderAccount, "kind" | "baseUrl" | "sealedKey">[]>`
    SELECT "kind", "baseUrl", "sealedKey" FROM "ProviderAccount"
    WHERE "workspaceId" = ${workspaceId} AND "id" = ${id}`;
  if (!row || !isProviderKind(row.kind)) return null;
  const madeFrom = `${row.kind} ${row.baseUrl} ${row.sealedKey}`;
  const known = remembered.get(id);
  if (known?.madeFrom === madeFrom) return known;
  try {
    const { kind, baseUrl } = row;
    const whose = { table: "ProviderAccount", rowId: id, workspaceId, field: "key" };
    const apiKey = keyring.open(row.sealedKey, whose);
    const provider = createProvider({ id, kind, apiKey, baseUrl, fetch: providerFetch });
    const offer = { provider, offeredBy: { id, kind, isVendor: isVendorAddress(kind, baseUrl) }, madeFrom };
    remembered.set(id, offer);
    return offer;
  } catch (error) {
    logger.error({ err: error, providerId: id }, "provider cannot be used");
    return null;
  }
}

/** A provider that the operator set in the environment; null without its key. */
export function instanceProvider(id: string): Provider | null {
  if (id === "openai" && env.OPENAI_API_KEY)
    return singleton("openai-of-instance", () =>
      createProvider({
        id,
        kind: "openai",
        apiKey: env.OPENAI_API_KEY ?? "",
        baseUrl: env.OPENAI_BASE_URL,
        fetch: providerFetch,
      }),
    );
  if (id === "gemini" && env.GEMINI_API_KEY)
    return singleton("gemini-of-instance", () =>
      createProvider({
        id,
        kind: "gemini",
        apiKey: env.GEMINI_API_KEY ?? "",
        baseUrl: env.GEMINI_BASE_URL,
        fetch: providerFetch,
      }),
    );
  return null;
}
