import type { ChainLink } from "#app/ai/generate.server.ts";
import type { Provider } from "#app/ai/provider.ts";
import { builtinProvider, createProvider } from "#app/ai/registry.server.ts";
import type { BotSettings } from "#app/domain/bot/bot-settings.ts";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { translator } from "#app/platform/i18n.server.ts";
import { keyring } from "#app/platform/keyring.server.ts";
import { logger } from "#app/platform/logger.server.ts";
import { singleton } from "#app/platform/singleton.server.ts";
import { providerFetch } from "./provider-fetch.server.ts";

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

/** The bot's providers in their order, the built-in answerer last. A link that is gone is left out. */
export async function buildChain(workspaceId: string, chain: BotSettings["chain"]): Promise<ChainLink[]> {
  const links: ChainLink[] = [];
  for (const link of chain) {
    const provider = link.providerId === "builtin" ? null : await findProvider(workspaceId, link.providerId);
    if (provider) links.push({ provider, model: link.model });
  }
  return [...links, { provider: builtin, model: builtin.id }];
}

interface Remembered {
  provider: Provider;
  sealedKey: string;
}
const remembered = singleton("providers", () => new Map<string, Remembered>());

async function findProvider(workspaceId: string, id: string): Promise<Provider | null> {
  const ofInstance = instanceProvider(id);
  if (ofInstance) return ofInstance;
  const row = await db.providerAccount.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  if (!row || !isProviderKind(row.kind)) return null;
  const known = remembered.get(id);
  if (known?.sealedKey === row.sealedKey) return known.provider;
  try {
    const apiKey = keyring.open(row.sealedKey, {
      table: "ProviderAccount",
      rowId: id,
      workspaceId,
      field: "key",
    });
    const provider = createProvider({
      id,
      kind: row.kind,
      apiKey,
      baseUrl: row.baseUrl,
      fetch: providerFetch,
    });
    remembered.set(id, { provider, sealedKey: row.sealedKey });
    return provider;
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
