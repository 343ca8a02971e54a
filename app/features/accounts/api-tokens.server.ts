import {
  isPermission,
  isRole,
  PERMISSIONS,
  type Actor,
  type Permission,
} from "#app/domain/access/permissions.ts";
import { db } from "#app/platform/db.server.ts";
import { createSecret, hashSecret } from "#app/platform/secrets.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { createId } from "#app/shared/ids.ts";

const DEFAULT_DAYS = 30;
const MAX_TOKENS = 20;
const TOUCH_AFTER_MS = 60_000;

export interface NewApiToken {
  userId: string;
  workspaceId: string;
  name: string;
  /** Empty: everything the holder may do. */
  scopes?: Permission[];
  days?: number;
}

/** There is a new token; its secret `cbf_…` is returned once and stored nowhere. Throws `TOO_MANY` at twenty. */
export async function createApiToken(
  input: NewApiToken,
): Promise<{ id: string; token: string; expiresAt: Date }> {
  const held = await db.apiToken.count({
    where: { userId: input.userId, revokedAt: null, expiresAt: { gt: new Date() } },
  });
  if (held >= MAX_TOKENS) throw new AppError("TOO_MANY", { params: { max: MAX_TOKENS } });
  const id = createId();
  const token = `cbf_${id}_${createSecret()}`;
  const expiresAt = new Date(Date.now() + (input.days ?? DEFAULT_DAYS) * 86_400_000);
  const scopes = (input.scopes?.length ? input.scopes : [...PERMISSIONS]).join(" ");
  await db.apiToken.create({
    data: {
      id,
      hash: hashSecret(token),
      userId: input.userId,
      workspaceId: input.workspaceId,
      name: input.name,
      scopes,
      expiresAt,
    },
  });
  return { id, token, expiresAt };
}

/** Whom the token speaks for, or null when it is unknown, expired or revoked or its holder has left. */
export async function findTokenActor(input: { token: string; ip: string }): Promise<Actor | null> {
  if (!/^cbf_[a-z2-7]{26}_[\w-]{43}$/.test(input.token)) return null;
  const row = await db.apiToken.findUnique({
    where: { hash: hashSecret(input.token) },
    include: { membership: true, user: { select: { suspendedAt: true } } },
  });
  const now = Date.now();
  if (
    !row ||
    row.revokedAt ||
    row.expiresAt.getTime() <= now ||
    row.user.suspendedAt ||
    !isRole(row.membership.role)
  )
    return null;
  if (!row.lastUsedAt || now - row.lastUsedAt.getTime() > TOUCH_AFTER_MS)
    await db.apiToken.updateMany({ where: { hash: row.hash }, data: { lastUsedAt: new Date(now) } });
  return {
    userId: row.userId,
    workspaceId: row.workspaceId,
    role: row.membership.role,
    scopes: new Set(row.scopes.split(" ").filter(isPermission)),
    ip: input.ip,
  };
}

export interface ApiTokenItem {
  id: string;
  name: string;
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
}

/** The account's tokens of the workspace that still work, newest first. */
export async function listApiTokens(input: { userId: string; workspaceId: string }): Promise<ApiTokenItem[]> {
  return db.apiToken.findMany({
    where: { ...input, revokedAt: null, expiresAt: { gt: new Date() } },
    orderBy: { createdAt: "desc" },
    select: { id: true, name: true, createdAt: true, expiresAt: true, lastUsedAt: true },
  });
}

/** The token works no more. Throws `NOT_FOUND` when it is not the account's. */
export async function revokeApiToken(input: {
  userId: string;
  workspaceId: string;
  tokenId: string;
}): Promise<void> {
  const { tokenId, ...owner } = input;
  const revoked = await db.apiToken.updateMany({
    where: { ...owner, id: tokenId, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  if (revoked.count === 0) throw new AppError("NOT_FOUND");
}
