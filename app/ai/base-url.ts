import { PROVIDER_KIND_FACTS } from "./provider-kinds.ts";
import type { ProviderKind } from "./provider-kinds.ts";

/** What people copy along from a vendor's examples, by kind. */
const ENDPOINTS: Record<ProviderKind, RegExp> = {
  openai: /\/(?:chat\/completions|completions|responses|models|embeddings)$/,
  gemini: /\/v1(?:beta|alpha)?(?:\/models.*)?$/,
};

/**
 * A pasted address as the adapters want it, or null when it is none: without a slash or an endpoint at its end. A bare
 * host of an OpenAI-compatible server (Ollama, vLLM, LM Studio) gets the `/v1` under which all of them answer.
 */
export function cleanBaseUrl(kind: ProviderKind, pasted: string | undefined): string | null {
  const text = pasted?.trim() || PROVIDER_KIND_FACTS[kind].defaultBaseUrl;
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash) return null;
  const path = url.pathname.replace(/\/+$/, "").replace(ENDPOINTS[kind], "").replace(/\/+$/, "");
  return url.origin + (path === "" && kind === "openai" ? "/v1" : path);
}
