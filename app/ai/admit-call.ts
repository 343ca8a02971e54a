import type { ChainLink } from "./chain-link.ts";
import type { CircuitBreaker } from "./circuit-breaker.ts";
import type { ProviderFailure, Usage } from "./provider.ts";
import { healthOf } from "./provider-health.ts";
import type { AttemptEnd } from "./run-attempt.ts";

/** What one attempt used: as the vendor counted, or as well as it can be told. */
export interface AttemptCost {
  usage: Usage;
  /** US dollars; null when the price is not known. */
  costUsd: number | null;
}

/** Decides before every call of a model whether it may be paid, and learns what it used. */
export interface SpendingGate {
  /** False: the call would pass a limit. */
  admit: (link: ChainLink) => Promise<boolean>;
  /** Told once for each call that was admitted and made; null when it used nothing. */
  account: (link: ChainLink, end: AttemptEnd) => AttemptCost | null;
}

/** Why a link is left out without a call. */
export const REFUSALS = {
  tired: { code: "unreachable", detail: "Left out after repeated failures." },
  late: { code: "timed-out", detail: "No time was left for this link." },
  busy: { code: "busy", detail: "Too many calls waited for this provider." },
  over: { code: "over-limit", detail: "The call would have passed a limit." },
  stopped: { code: "aborted", detail: "The answer was stopped." },
} as const satisfies Record<string, ProviderFailure>;

/**
 * A call of a model may begin: the provider is in health, the call can be paid, and there is a place within `ms`. Resolves with
 * how to give the place back at the first sign of life, or with why the link is left out. The end of an admitted call must be
 * told to the breaker. What answers from the passages alone is always admitted.
 */
export async function admitCall(
  run: { breaker: CircuitBreaker; gate: SpendingGate | undefined; signal: AbortSignal },
  link: ChainLink,
  ms: number,
): Promise<(() => void) | ProviderFailure> {
  const { id, capabilities } = link.provider;
  if (capabilities.quotesOnly) return () => {};
  if (!run.breaker.allow(id)) return REFUSALS.tired;
  if (run.gate && !(await run.gate.admit(link))) {
    run.breaker.release(id);
    return REFUSALS.over;
  }
  const leave = await healthOf(link.provider).bulkhead.enter(ms, run.signal);
  if (leave) return leave;
  run.breaker.release(id);
  return run.signal.aborted ? REFUSALS.stopped : REFUSALS.busy;
}
