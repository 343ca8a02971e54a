import { keyring, type SealPlace } from "#app/platform/keyring.server.ts";

/** The former key of a bot still holds for this long, so that pages signed with it do not break at once. */
export const FORMER_KEY_MS = 24 * 3_600_000;

/** What a bot's `sealedIdentityKey` holds. Times are Unix milliseconds. */
export interface IdentityKeys {
  key: string;
  madeAt: number;
  former?: { key: string; until: number };
}

interface KeptKeys {
  id: string;
  workspaceId: string;
  sealedIdentityKey: string;
}

function placeOf({ id, workspaceId }: Pick<KeptKeys, "id" | "workspaceId">): SealPlace {
  return { table: "Bot", rowId: id, workspaceId, field: "sealedIdentityKey" };
}

/** The bot's keys; null while none was asked for. */
export function openIdentityKeys(bot: KeptKeys): IdentityKeys | null {
  if (bot.sealedIdentityKey === "") return null;
  return JSON.parse(keyring.open(bot.sealedIdentityKey, placeOf(bot))) as IdentityKeys;
}

export function sealIdentityKeys(bot: Pick<KeptKeys, "id" | "workspaceId">, keys: IdentityKeys): string {
  return keyring.seal(JSON.stringify(keys), placeOf(bot));
}
