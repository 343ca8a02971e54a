import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { Actor } from "#app/domain/access/permissions.ts";
import { singleton } from "#app/platform/singleton.server.ts";
import { AppError } from "#app/shared/app-error.ts";

const MINUTE = 60;
const HOUR = 3_600;

/** Points per seconds, by what is limited. The owner can lower some of them per bot; nobody can raise them. */
const limiters = singleton("rate-limits", () => ({
  address: new RateLimiterMemory({ points: 6_000, duration: MINUTE }),
  api: new RateLimiterMemory({ points: 1_200, duration: MINUTE }),
  signUp: new RateLimiterMemory({ points: 60, duration: HOUR }),
}));

/** The network of an address: itself for IPv4, its /64 for IPv6. */
export function networkOf(ip: string): string {
  if (!ip.includes(":") || ip.startsWith("::ffff:")) return ip.replace("::ffff:", "");
  const [head = "", tail = ""] = ip.split("::");
  const groups = head.split(":").filter(Boolean);
  const missing = 8 - groups.length - tail.split(":").filter(Boolean).length;
  return [...groups, ...Array<string>(Math.max(0, missing)).fill("0"), ...tail.split(":").filter(Boolean)].slice(0, 4).join(":");
}

async function take(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    throw new AppError("RATE_LIMITED", { retryAfter: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)), params: { seconds: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)) } });
  }
}

export const limitAddress = (ip: string) => take(limiters.address, networkOf(ip));
export const limitApiCalls = (actor: Actor) => take(limiters.api, actor.userId);
export const limitSignUps = (ip: string) => take(limiters.signUp, networkOf(ip));
