import { ProviderError, type Provider } from "#app/ai/provider.ts";
import { PROVIDER_KIND_FACTS } from "#app/ai/provider-kinds.ts";
import { providerSentenceKey } from "#app/ai/provider-sentences.ts";
import { translator } from "#app/platform/i18n.server.ts";
import { instanceProvider } from "./build-chain.server.ts";

const TIMEOUT_MS = 15_000;

/** Calls each provider of the environment once; `problem` is a sentence in that language, null when it answered. Never throws. */
export async function tryInstanceProviders(
  locale: string,
): Promise<{ name: string; problem: string | null }[]> {
  const kinds = ["openai", "gemini"] as const;
  const tried = kinds.map(async (kind) => {
    const { name } = PROVIDER_KIND_FACTS[kind];
    try {
      const provider = instanceProvider(kind);
      return provider ? [{ name, problem: await problemOf(provider, name, locale) }] : [];
    } catch (error) {
      return [{ name, problem: error instanceof Error ? error.message : String(error) }];
    }
  });
  return (await Promise.all(tried)).flat();
}

async function problemOf(provider: Provider, name: string, locale: string): Promise<string | null> {
  try {
    await provider.listModels?.(AbortSignal.timeout(TIMEOUT_MS));
    return null;
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return translator(locale)(providerSentenceKey(error.failure.code), { provider: name });
  }
}
