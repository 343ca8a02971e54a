import type { Actor } from "#app/domain/access/permissions.ts";
import { signUp } from "#app/features/accounts/index.server.ts";
import { createId } from "#app/shared/ids.ts";

export const PASSWORD = "correct horse battery";

/** A new account as the owner of its own workspace. */
export async function makeOwner(): Promise<Actor & { email: string }> {
  const email = `${createId()}@example.org`;
  const { userId, workspaceId } = await signUp({ email, password: PASSWORD });
  return { userId, workspaceId, role: "owner", scopes: null, ip: "127.0.0.1", email };
}
