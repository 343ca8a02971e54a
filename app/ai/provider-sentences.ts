import type { ProviderErrorCode } from "./provider.ts";

/** The i18n key of the one sentence that tells an owner what happened and what to do, in the `providers` namespace. */
export function providerSentenceKey(code: ProviderErrorCode): `providers:error.${ProviderErrorCode}` {
  return `providers:error.${code}`;
}
