import { createBuiltinProvider } from "./adapters/builtin/create-builtin-provider.ts";
import type { BuiltinSentences } from "./adapters/builtin/create-builtin-provider.ts";
import { createGeminiProvider } from "./adapters/gemini/create-gemini-provider.server.ts";
import { createOpenAiProvider } from "./adapters/openai/create-openai-provider.server.ts";
import { cleanApiKey } from "./api-key.ts";
import { cleanBaseUrl } from "./base-url.ts";
import type { Provider } from "./provider.ts";
import type { ProviderKind } from "./provider-kinds.ts";

export interface ProviderSettings {
  id: string;
  kind: ProviderKind;
  /** As it was pasted; spaces and a `Bearer` before it are dropped. */
  apiKey: string;
  /** The vendor's own address when it is left out. */
  baseUrl?: string | undefined;
  /** The safe fetch, made with `PROVIDER_FETCH_LIMITS`. */
  fetch: typeof globalThis.fetch;
}

/** How the fetch for providers must be bounded: no total time, because an answer's is bounded by `generate`. */
export const PROVIDER_FETCH_LIMITS = {
  maxBytes: 16_000_000,
  connectTimeoutMs: 10_000,
  headersTimeoutMs: 60_000,
  maxRedirects: 0,
} as const;

const CREATE = {
  openai: createOpenAiProvider,
  gemini: createGeminiProvider,
} satisfies Record<
  ProviderKind,
  (options: { id: string; apiKey: string; baseUrl: string; fetch: typeof fetch }) => Provider
>;

/**
 * The provider behind these settings; makes no call. Throws `TypeError` when the key or the address cannot be one:
 * check both with `cleanApiKey` and `cleanBaseUrl` where a person enters them.
 */
export function createProvider({ id, kind, apiKey, baseUrl, fetch }: ProviderSettings): Provider {
  const key = cleanApiKey(apiKey);
  const url = cleanBaseUrl(kind, baseUrl);
  if (key === null) throw new TypeError("Not a key");
  if (url === null) throw new TypeError("Not an http address");
  return CREATE[kind]({ id, apiKey: key, baseUrl: url, fetch });
}

/** The answerer that needs no key and ends every chain; its words come from `sentences`. */
export function builtinProvider(sentences: BuiltinSentences): Provider {
  return createBuiltinProvider(sentences);
}
