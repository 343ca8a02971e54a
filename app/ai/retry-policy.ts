import type { ProviderErrorCode, ProviderFailure } from "./provider.ts";

export interface RetryLimits {
  /** Attempts of one link of the chain. */
  attemptsPerLink: number;
  /** A wait longer than this is not worth it while another link could answer. */
  maxWaitMs: number;
  /** A vendor's wish to wait is honoured up to this, when no other link is left. */
  maxRetryAfterMs: number;
  backoffBaseMs: number;
  backoffCapMs: number;
}

/** Worth a second attempt; 408 is mapped to `timed-out`, 409 and 5xx to `server-error`, 429 to `rate-limited`. */
const RETRYABLE: ReadonlySet<ProviderErrorCode> = new Set([
  "unreachable",
  "timed-out",
  "server-error",
  "rate-limited",
]);

/** What is the request's or the visitor's doing, so that it says nothing about the provider's health. */
const NOT_THE_PROVIDERS: ReadonlySet<ProviderErrorCode> = new Set([
  "aborted",
  "filtered",
  "model-unknown",
  "request-refused",
]);

/** True when the failure counts towards opening the provider's circuit. */
export function countsAgainstProvider(failure: ProviderFailure): boolean {
  return !NOT_THE_PROVIDERS.has(failure.code);
}

/**
 * Milliseconds until the next attempt of the same link, or null to go on to the next link. `attempts` were made already;
 * full jitter, so that many visitors do not come back at once.
 */
export function retryDelay(
  failure: ProviderFailure,
  attempts: number,
  isLastChance: boolean,
  limits: RetryLimits,
  random: () => number,
): number | null {
  if (!RETRYABLE.has(failure.code) || attempts >= limits.attemptsPerLink) return null;
  const longest = isLastChance ? limits.maxRetryAfterMs : Math.min(limits.maxWaitMs, limits.maxRetryAfterMs);
  if (failure.retryAfterMs !== undefined)
    return failure.retryAfterMs <= longest ? failure.retryAfterMs : null;
  return random() * Math.min(limits.backoffCapMs, limits.backoffBaseMs * 2 ** (attempts - 1));
}
