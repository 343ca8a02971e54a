import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { Actor } from "#app/domain/access/permissions.ts";
import { VISITOR_FILE_LIMITS } from "#app/domain/conversation/visitor-file.ts";
import { singleton } from "#app/platform/singleton.server.ts";
import { AppError } from "#app/shared/app-error.ts";

const MINUTE = 60;
const HOUR = 3_600;

/** Points per seconds, by what is limited. The owner can lower some of them per bot; nobody can raise them. */
const limiters = singleton("rate-limits", () => ({
  address: new RateLimiterMemory({ points: 6_000, duration: MINUTE }),
  api: new RateLimiterMemory({ points: 1_200, duration: MINUTE }),
  signUp: new RateLimiterMemory({ points: 60, duration: HOUR }),
  comparisons: new RateLimiterMemory({ points: 30, duration: MINUTE }),
  embedChecks: new RateLimiterMemory({ points: 20, duration: MINUTE }),
  starts: new RateLimiterMemory({ points: 20, duration: HOUR }),
  introductions: new RateLimiterMemory({ points: 300, duration: HOUR }),
  leads: new RateLimiterMemory({ points: 60, duration: HOUR }),
  leadsOfVisitor: new RateLimiterMemory({ points: 10, duration: HOUR }),
  files: new RateLimiterMemory({ points: 120, duration: HOUR }),
  filesOfVisitor: new RateLimiterMemory({ points: VISITOR_FILE_LIMITS.perDay, duration: 24 * HOUR }),
  newVisitors: new RateLimiterMemory({ points: 60, duration: HOUR }),
  messagesOfNetworkPerMinute: new RateLimiterMemory({ points: 60, duration: MINUTE }),
  messagesOfNetworkPerHour: new RateLimiterMemory({ points: 500, duration: HOUR }),
}));

/**
 * Whether an address says nothing about who calls: loopback is a proxy in front, or this machine itself. Limits by network would
 * then count all visitors as one (set TRUST_PROXY to see theirs).
 */
const isOwnMachine = (ip: string) => ip === "::1" || ip.startsWith("127.") || ip.startsWith("::ffff:127.");

/** The network of an address: itself for IPv4, its /64 for IPv6. */
export function networkOf(ip: string): string {
  if (!ip.includes(":") || ip.startsWith("::ffff:")) return ip.replace("::ffff:", "");
  const [head = "", tail = ""] = ip.split("::");
  const groups = head.split(":").filter(Boolean);
  const missing = 8 - groups.length - tail.split(":").filter(Boolean).length;
  return [...groups, ...Array<string>(Math.max(0, missing)).fill("0"), ...tail.split(":").filter(Boolean)]
    .slice(0, 4)
    .join(":");
}

async function take(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    throw new AppError("RATE_LIMITED", {
      retryAfter: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)),
      params: { seconds: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)) },
    });
  }
}

async function takeOfNetwork(limiter: RateLimiterMemory, ip: string): Promise<void> {
  if (!isOwnMachine(ip)) await take(limiter, networkOf(ip));
}

export const limitAddress = (ip: string) => takeOfNetwork(limiters.address, ip);
export const limitApiCalls = (actor: Actor) => take(limiters.api, actor.userId);
export const limitSignUps = (ip: string) => takeOfNetwork(limiters.signUp, ip);
/** Each asks two answers of models. */
export const limitComparisons = (actor: Actor) => take(limiters.comparisons, actor.userId);
/** A person lets this server fetch somebody's page. */
export const limitEmbedChecks = (actor: Actor) => take(limiters.embedChecks, actor.userId);
/** A person lets this server read a site to make a bot of it. */
export const limitStarts = (actor: Actor) => take(limiters.starts, actor.userId);
/** A page says who its visitor is: once on each of its pages. */
export const limitIntroductions = (ip: string) => takeOfNetwork(limiters.introductions, ip);
/** A visitor leaves their details, and may correct them. */
export async function limitLeads({ ip, visitorId }: { ip: string; visitorId: string }): Promise<void> {
  await takeOfNetwork(limiters.leads, ip);
  await take(limiters.leadsOfVisitor, visitorId);
}
/** A visitor chooses a file, whether it is sent or not. */
export async function limitFiles({ ip, visitorId }: { ip: string; visitorId: string }): Promise<void> {
  await takeOfNetwork(limiters.files, ip);
  await take(limiters.filesOfVisitor, visitorId);
}
export const limitNewVisitors = (ip: string) => takeOfNetwork(limiters.newVisitors, ip);

const KEPT_MS = 60_000;
const MOST_KEPT = 50_000;
/** Until when a message is known to be counted: sending one again because the line was cut is no new message. */
const counted = singleton("counted-messages", () => new Map<string, number>());

function rememberCounted(key: string): void {
  if (counted.size >= MOST_KEPT) counted.delete(counted.keys().next().value ?? "");
  counted.set(key, Date.now() + KEPT_MS);
}

/** Of one network, and of one visitor as far as the bot's owner allows. Throws `RATE_LIMITED` with when to come back. */
export async function limitMessages(input: {
  ip: string;
  visitorId: string;
  clientId: string;
  perMinute: number;
  perDay: number;
}): Promise<void> {
  const { ip, visitorId } = input;
  const message = `${visitorId}:${input.clientId}`;
  if ((counted.get(message) ?? 0) > Date.now()) return;
  await takeOfNetwork(limiters.messagesOfNetworkPerMinute, ip);
  await takeOfNetwork(limiters.messagesOfNetworkPerHour, ip);
  await take(visitorLimiter(input.perMinute, MINUTE), visitorId);
  await take(visitorLimiter(input.perDay, 24 * HOUR), visitorId);
  // Only now: one that was refused is a new message when it comes again.
  rememberCounted(message);
}

const byVisitor = singleton("visitor-limits", () => new Map<string, RateLimiterMemory>());

/** One limiter for each limit that owners have chosen; there are at most a few hundred. */
function visitorLimiter(points: number, duration: number): RateLimiterMemory {
  const key = `${points}/${duration}`;
  const known = byVisitor.get(key) ?? new RateLimiterMemory({ points, duration, keyPrefix: key });
  byVisitor.set(key, known);
  return known;
}
