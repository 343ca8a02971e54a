import { setTimeout as pause } from "node:timers/promises";
import { singleton } from "#app/platform/singleton.server.ts";

/** Requests under way at the same time, to all sites together. */
const MOST_AT_ONCE = 4;
const MOST_HOSTS = 1_000;

const pace = singleton("web-pace", () => ({
  /** By host: when the next request may start. */
  next: new Map<string, number>(),
  places: MOST_AT_ONCE,
  waiting: [] as (() => void)[],
}));

/** Resolves when a request to the host may start, `delayMs` after the one before; whoever comes first is first. */
export async function waitForTurn(host: string, delayMs: number, signal?: AbortSignal): Promise<void> {
  const now = Date.now();
  if (pace.next.size > MOST_HOSTS) for (const [key, at] of pace.next) if (at < now) pace.next.delete(key);
  const at = Math.max(now, pace.next.get(host) ?? 0);
  pace.next.set(host, at + delayMs);
  if (at > now) await pause(at - now, undefined, signal ? { signal } : {});
}

/** Nobody asks the host for so many milliseconds: it said that it has too much to do. */
export function spare(host: string, ms: number): void {
  pace.next.set(host, Math.max(pace.next.get(host) ?? 0, Date.now() + ms));
}

/** Does the work while fewer than `MOST_AT_ONCE` others do theirs. */
export async function inPlace<T>(work: () => Promise<T>): Promise<T> {
  if (pace.places > 0) pace.places -= 1;
  else await new Promise<void>((resolve) => pace.waiting.push(resolve));
  try {
    return await work();
  } finally {
    const next = pace.waiting.shift();
    if (next) next();
    else pace.places += 1;
  }
}
