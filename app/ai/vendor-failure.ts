import { OutboundError } from "#app/platform/safe-fetch-error.ts";
import type { OutboundErrorCode } from "#app/platform/safe-fetch-error.ts";
import { ProviderError } from "./provider.ts";
import type { ProviderErrorCode, ProviderFailure } from "./provider.ts";

const OUTBOUND: Record<OutboundErrorCode, ProviderErrorCode> = {
  "address-refused": "unreachable",
  unreachable: "unreachable",
  "timed-out": "timed-out",
  "cut-off": "unreachable",
  "too-large": "bad-answer",
  "too-many-redirects": "bad-answer",
  "bad-encoding": "bad-answer",
};

const STATUS: Record<number, ProviderErrorCode> = {
  401: "key-refused",
  402: "quota-exhausted",
  403: "key-refused",
  404: "model-unknown",
  408: "timed-out",
  409: "server-error",
  425: "server-error",
  429: "rate-limited",
};

/** What every vendor means by a status; what only one of them means is decided in its adapter. */
export function codeOfStatus(status: number): ProviderErrorCode {
  if (status >= 500) return "server-error";
  if (status >= 400) return STATUS[status] ?? "request-refused";
  return "bad-answer";
}

/** Milliseconds that a vendor asks to wait, from `retry-after-ms` or `retry-after` (seconds or a date). */
export function retryAfterOf(headers: Headers | undefined, nowMs: number = Date.now()): number | undefined {
  const exact = Number(headers?.get("retry-after-ms") ?? Number.NaN);
  if (exact >= 0) return exact;
  const header = headers?.get("retry-after");
  if (!header) return undefined;
  const seconds = Number(header);
  if (seconds >= 0) return seconds * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}

/** The failure of an answer with a status of 400 or more. The vendor's own words are not kept: they may repeat the key. */
export function failureOfStatus(
  status: number,
  code: ProviderErrorCode,
  retryAfterMs?: number,
): ProviderFailure {
  const failure: ProviderFailure = { code, detail: `The vendor answered with status ${status}.`, status };
  if (retryAfterMs !== undefined) failure.retryAfterMs = retryAfterMs;
  return failure;
}

/** A failure that was thrown on the way, by our fetch, by the network or while an answer was read. */
export function failureOfThrown(error: unknown): ProviderFailure {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    if (cause instanceof ProviderError) return cause.failure;
    if (cause instanceof OutboundError) return { code: OUTBOUND[cause.code], detail: cause.message };
    if (cause instanceof SyntaxError) return { code: "bad-answer", detail: "The answer was not valid JSON." };
  }
  return { code: "unreachable", detail: "The connection failed." };
}

export const ABORTED: ProviderFailure = { code: "aborted", detail: "The answer was stopped." };
export const badAnswer = (detail: string): ProviderFailure => ({ code: "bad-answer", detail });
