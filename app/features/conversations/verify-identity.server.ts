import { createHmac } from "node:crypto";
import { getBotRow } from "#app/features/bots/index.server.ts";
import { isSameSecret } from "#app/platform/secrets.server.ts";
import type { VisitorIdentity } from "#app/shared/protocol/visitor-api.ts";
import { openIdentityKeys } from "./identity-keys.server.ts";

/** HMAC-SHA-256 of the visitor's id with the bot's key, in hexadecimal: what the page's own server computes. */
export function signIdentity(key: string, id: string): string {
  return createHmac("sha256", key).update(id, "utf8").digest("hex");
}

/** Whether the page's own server says that the visitor has that id. Without a key or a hash nobody is verified. */
export async function isIdentityVerified(input: {
  workspaceId: string;
  botId: string;
  identity: VisitorIdentity | undefined;
}): Promise<boolean> {
  const { identity } = input;
  if (!identity?.hash) return false;
  const keys = openIdentityKeys(await getBotRow(input));
  if (!keys) return false;
  const { key, former } = keys;
  const hash = identity.hash.toLowerCase();
  const isOf = (one: string) => isSameSecret(hash, signIdentity(one, identity.id));
  return isOf(key) || (former !== undefined && former.until > Date.now() && isOf(former.key));
}
