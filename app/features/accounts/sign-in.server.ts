import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { db } from "#app/platform/db.server.ts";
import { verifyPassword } from "#app/platform/passwords.server.ts";
import { singleton } from "#app/platform/singleton.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { usernameKey } from "./username-key.ts";

const limits = singleton("sign-in-limits", () => ({
  byAccount: new RateLimiterMemory({ points: 10, duration: 900 }),
  byNetwork: new RateLimiterMemory({ points: 60, duration: 900 }),
}));

/**
 * The id of the account whose e-mail or username and password these are. Throws `SIGN_IN_REFUSED`, the same for a wrong
 * password and an unknown account and in the same time, or `RATE_LIMITED` after ten failures in a quarter of an hour.
 */
export async function signIn(input: { login: string; password: string; ip: string }): Promise<string> {
  const key = usernameKey(input.login.trim());
  const accountKey = `${key}|${input.ip}`;
  await assertTriesLeft(accountKey, input.ip);
  const user = await db.user.findUnique({ where: key.includes("@") ? { email: key } : { usernameKey: key } });
  const isRight = await verifyPassword(user?.passwordHash ?? null, input.password);
  if (!user || !isRight || user.suspendedAt) {
    await Promise.allSettled([limits.byAccount.consume(accountKey), limits.byNetwork.consume(input.ip)]);
    throw new AppError("SIGN_IN_REFUSED");
  }
  await limits.byAccount.delete(accountKey);
  return user.id;
}

async function assertTriesLeft(accountKey: string, ip: string): Promise<void> {
  const states: (RateLimiterRes | null)[] = await Promise.all([
    limits.byAccount.get(accountKey),
    limits.byNetwork.get(ip),
  ]);
  for (const state of states) {
    if (state && state.remainingPoints <= 0 && state.msBeforeNext > 0)
      throw new AppError("RATE_LIMITED", { retryAfter: Math.ceil(state.msBeforeNext / 1000) });
  }
}
