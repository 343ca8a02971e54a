import { ensureInstance } from "#app/features/administration/index.server.ts";
import { db, isUniqueViolation, type Transaction } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { hashPassword } from "#app/platform/passwords.server.ts";
import { AppError, fieldError } from "#app/shared/app-error.ts";
import { createId } from "#app/shared/ids.ts";
import { usernameKey } from "./username-key.ts";

export interface NewAccount {
  email: string;
  password: string;
  username?: string;
  locale?: string;
  /** Made by an administrator, who may do so also when sign-ups are closed. */
  byAdministrator?: boolean;
  isAdmin?: boolean;
}

export interface CreatedAccount {
  userId: string;
  workspaceId: string;
}

/**
 * There is a new account with a workspace of its own. The first account of the instance becomes its administrator, exactly
 * one also when many sign up at once. Throws `SIGNUP_CLOSED`, or `INVALID` with EMAIL_TAKEN or USERNAME_TAKEN.
 */
export async function signUp(account: NewAccount): Promise<CreatedAccount> {
  const isFirst = (await db.instance.count({ where: { adminId: { not: null } } })) === 0;
  if (env.SIGNUP !== "open" && !account.byAdministrator && !isFirst) throw new AppError("SIGNUP_CLOSED");
  const passwordHash = await hashPassword(account.password);
  const username = account.username ?? (await freeUsername(account.email));
  try {
    return await db.$transaction((tx) => insertAccount(tx, { ...account, username, passwordHash }));
  } catch (error) {
    const taken = isUniqueViolation(error) ? await takenField(account.email, username) : null;
    throw taken ?? error;
  }
}

async function insertAccount(
  tx: Transaction,
  account: NewAccount & { username: string; passwordHash: string },
): Promise<CreatedAccount> {
  const userId = createId();
  const workspaceId = createId();
  const isAdministrator = await claimAdministration(tx, userId);
  await tx.user.create({
    data: {
      id: userId,
      email: account.email,
      username: account.username,
      usernameKey: usernameKey(account.username),
      passwordHash: account.passwordHash,
      locale: account.locale ?? "",
      role: isAdministrator || account.isAdmin ? "admin" : "user",
    },
  });
  await tx.workspace.create({ data: { id: workspaceId, name: account.username } });
  await tx.membership.create({ data: { workspaceId, userId, role: "owner" } });
  return { userId, workspaceId };
}

/** One row, updated only while nobody holds it: of many first accounts exactly one sees a changed row. */
async function claimAdministration(tx: Transaction, userId: string): Promise<boolean> {
  await ensureInstance(tx);
  const claimed = await tx.instance.updateMany({
    where: { id: "instance", adminId: null },
    data: { adminId: userId },
  });
  return claimed.count === 1;
}

async function freeUsername(email: string): Promise<string> {
  const base = (email.split("@")[0] ?? "")
    .replaceAll(/[^\p{L}\p{M}\p{N}._-]/gu, "")
    .slice(0, 24)
    .padEnd(3, "0");
  const taken = await db.user.findUnique({ where: { usernameKey: usernameKey(base) }, select: { id: true } });
  return taken ? `${base}-${createId().slice(0, 6)}` : base;
}

/** Which of the two was taken; null when it was neither. */
async function takenField(email: string, username: string): Promise<AppError | null> {
  if (await db.user.findUnique({ where: { email }, select: { id: true } }))
    return fieldError("email", "EMAIL_TAKEN");
  const holder = await db.user.findUnique({
    where: { usernameKey: usernameKey(username) },
    select: { id: true },
  });
  return holder ? fieldError("username", "USERNAME_TAKEN") : null;
}
