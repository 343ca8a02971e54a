import type { Actor } from "#app/domain/access/permissions.ts";
import { getBotRow } from "#app/features/bots/index.server.ts";
import { openIdentityKeys } from "./identity-keys.server.ts";

export interface IdentityKeyState {
  /** When the key was made; null while there is none. */
  madeAt: string | null;
  /** Until when the key before it holds; null when it does not any more. */
  formerUntil: string | null;
}

/** Whether the bot has a key to sign visitors with, never the key. Throws `NOT_FOUND`. */
export async function getIdentityKeyState(input: { actor: Actor; botId: string }): Promise<IdentityKeyState> {
  const keys = openIdentityKeys(
    await getBotRow({ workspaceId: input.actor.workspaceId, botId: input.botId }),
  );
  const until = keys?.former?.until ?? 0;
  return {
    madeAt: keys ? new Date(keys.madeAt).toISOString() : null,
    formerUntil: until > Date.now() ? new Date(until).toISOString() : null,
  };
}
