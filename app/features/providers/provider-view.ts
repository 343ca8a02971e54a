import type { ProviderAccount } from "#app/generated/prisma/client.ts";

/** A provider as its workspace sees it: of the key only the last four characters. */
export interface ProviderView {
  id: string;
  kind: string;
  name: string;
  baseUrl: string;
  keyEnding: string;
}

export function toProviderView(row: ProviderAccount): ProviderView {
  return { id: row.id, kind: row.kind, name: row.name, baseUrl: row.baseUrl, keyEnding: row.keyEnding };
}
