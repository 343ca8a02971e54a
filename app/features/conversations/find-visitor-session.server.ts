import { db } from "#app/platform/db.server.ts";
import { hashSecret } from "#app/platform/secrets.server.ts";
import { singleton } from "#app/platform/singleton.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { isOwnOrigin } from "./allowed-origin.server.ts";
import { VISITOR_TOKEN_MS } from "./visitor-token.server.ts";

/** What a visitor's secret opens: one conversation. */
export interface VisitorSession {
  workspaceId: string;
  conversationId: string;
  visitorId: string;
  /** The page's own server signed who the visitor is. */
  isVerified: boolean;
  botId: string;
  /** "live", "draft" or a version's number */
  version: string;
  channel: string;
  locale: string;
  origin: string;
  expiresAt: number;
}

const EXTEND_BELOW_MS = 29 * 86_400_000;
const REMEMBERED_MS = 30_000;
const MOST_REMEMBERED = 20_000;

/** Sessions of the last half minute, so that a message costs no look-up; a deleted conversation is forgotten at once. */
const remembered = singleton(
  "visitor-sessions",
  () => new Map<string, { session: VisitorSession; until: number }>(),
);

/** Whose conversation a visitor's secret opens. Throws `NOT_SIGNED_IN`, `TOKEN_INVALID`, or `SITE_NOT_ALLOWED` from another site. */
export async function findVisitorSession(input: {
  token: string | null;
  origin: string | null;
}): Promise<VisitorSession> {
  if (!input.token) throw new AppError("NOT_SIGNED_IN");
  if (!/^[\w-]{43}$/.test(input.token)) throw new AppError("TOKEN_INVALID");
  const hash = hashSecret(input.token);
  const session = recall(hash) ?? (await load(hash));
  if (!isSameSite(session.origin, input.origin))
    throw new AppError("SITE_NOT_ALLOWED", { params: { site: input.origin ?? "" } });
  return session;
}

/** What was remembered of the conversation's secrets is forgotten. */
export function forgetVisitorSessions(conversationId: string): void {
  for (const [hash, { session }] of remembered)
    if (session.conversationId === conversationId) remembered.delete(hash);
}

function recall(hash: string): VisitorSession | null {
  const known = remembered.get(hash);
  return known && known.until > Date.now() ? known.session : null;
}

interface SessionRow extends Omit<VisitorSession, "isVerified" | "expiresAt"> {
  isVerified: boolean | number;
  expiresAt: Date;
}

async function load(hash: string): Promise<VisitorSession> {
  // One statement: through the models it is three, and as long as storing a message.
  const [row] = await db.$queryRaw<SessionRow[]>`
    SELECT t."workspaceId", t."conversationId", t."visitorId", t."origin", t."expiresAt",
      v."isVerified", c."botId", c."version", c."channel", c."locale"
    FROM "VisitorToken" t
    JOIN "Conversation" c ON c."workspaceId" = t."workspaceId" AND c."id" = t."conversationId"
    JOIN "Visitor" v ON v."workspaceId" = t."workspaceId" AND v."id" = t."visitorId"
    WHERE t."hash" = ${hash}`;
  const now = Date.now();
  if (!row || row.expiresAt.getTime() <= now) throw new AppError("TOKEN_INVALID");
  if (row.expiresAt.getTime() - now < EXTEND_BELOW_MS)
    await db.visitorToken.updateMany({
      where: { hash },
      data: { expiresAt: new Date(now + VISITOR_TOKEN_MS) },
    });
  const session = { ...row, isVerified: Boolean(row.isVerified), expiresAt: row.expiresAt.getTime() };
  if (remembered.size >= MOST_REMEMBERED) remembered.delete(remembered.keys().next().value ?? "");
  remembered.set(hash, { session, until: now + REMEMBERED_MS });
  return session;
}

/** A browser leaves `Origin` out when it reads from its own site. */
function isSameSite(bound: string, origin: string | null): boolean {
  if (origin === null) return bound === "" || isOwnOrigin(bound);
  return origin === bound || (isOwnOrigin(origin) && isOwnOrigin(bound));
}
