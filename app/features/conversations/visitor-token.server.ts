import { db } from "#app/platform/db.server.ts";
import { createSecret, hashSecret } from "#app/platform/secrets.server.ts";

export const VISITOR_TOKEN_MS = 30 * 86_400_000;

/** A new secret that opens the conversation from pages of `origin`, with the query that stores it. */
export function newVisitorToken(input: {
  workspaceId: string;
  visitorId: string;
  conversationId: string;
  origin: string;
}) {
  const token = createSecret();
  const data = {
    ...input,
    hash: hashSecret(token),
    expiresAt: new Date(Date.now() + VISITOR_TOKEN_MS),
  };
  return { token, stored: db.visitorToken.create({ data }) };
}
