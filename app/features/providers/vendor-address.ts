import { PROVIDER_KIND_FACTS, PROVIDER_KINDS } from "#app/ai/provider-kinds.ts";

/** Whether an address is the vendor's own: only there its price list counts. An empty one is. */
export function isVendorAddress(kind: string, baseUrl: string | undefined): boolean {
  const known = PROVIDER_KINDS.find((each) => each === kind);
  if (known === undefined) return false;
  if (!baseUrl) return true;
  const vendor = new URL(PROVIDER_KIND_FACTS[known].defaultBaseUrl);
  return URL.canParse(baseUrl) && new URL(baseUrl).host === vendor.host;
}
