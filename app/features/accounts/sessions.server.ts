import type { User } from "#app/generated/prisma/client.ts";
import { db } from "#app/platform/db.server.ts";
import { createSecret, hashSecret } from "#app/platform/secrets.server.ts";

const MINUTE = 60_000;
const IDLE_MS = 30 * MINUTE;
const REMEMBERED_MS = 30 * 24 * 60 * MINUTE;
/** How stale `lastSeenAt` may become before it is written again: a page must not cost a write. */
const TOUCH_AFTER_MS = MINUTE;

/** What the product knows of the signed-in person on every request. */
export type Account = Pick<
  User,
  "id" | "email" | "username" | "firstName" | "lastName" | "role" | "locale" | "theme"
>;

export interface SignedInSession {
  /** The stored form of the secret, which identifies the session to its owner. */
  hash: string;
  account: Account;
  isRemembered: boolean;
}

const lifetime = (isRemembered: boolean) => (isRemembered ? REMEMBERED_MS : IDLE_MS);

/** A new session exists; the returned secret goes into the cookie and is stored nowhere. */
export async function startSession(input: {
  userId: string;
  isRemembered: boolean;
  userAgent: string;
  ip: string;
}): Promise<string> {
  const secret = createSecret();
  await db.session.create({
    data: {
      hash: hashSecret(secret),
      userId: input.userId,
      remember: input.isRemembered,
      userAgent: input.userAgent.slice(0, 300),
      ip: input.ip,
      expiresAt: new Date(Date.now() + lifetime(input.isRemembered)),
    },
  });
  return secret;
}

/** The session of a cookie's secret, or null when it is unknown, has expired or belongs to a suspended account. */
export async function findSession(secret: string): Promise<SignedInSession | null> {
  if (secret.length < 40 || secret.length > 50) return null;
  const row = await db.session.findUnique({ where: { hash: hashSecret(secret) }, include: { user: true } });
  const now = Date.now();
  if (!row || row.expiresAt.getTime() <= now || row.user.suspendedAt) return null;
  if (now - row.lastSeenAt.getTime() > TOUCH_AFTER_MS) {
    await db.session.updateMany({
      where: { hash: row.hash },
      data: { lastSeenAt: new Date(now), expiresAt: new Date(now + lifetime(row.remember)) },
    });
  }
  const { id, email, username, firstName, lastName, role, locale, theme } = row.user;
  return {
    hash: row.hash,
    isRemembered: row.remember,
    account: { id, email, username, firstName, lastName, role, locale, theme },
  };
}

/** The session is over. */
export async function endSession(secret: string): Promise<void> {
  await db.session.deleteMany({ where: { hash: hashSecret(secret) } });
}

/** Every session of the account is over, but for the one named. */
export async function endOtherSessions(input: { userId: string; keepHash?: string }): Promise<void> {
  await db.session.deleteMany({
    where: { userId: input.userId, ...(input.keepHash ? { hash: { not: input.keepHash } } : {}) },
  });
}
