import type { ProviderErrorCode, ProviderFailure } from "#app/ai/provider.ts";
import { codeOfStatus, failureOfStatus, retryAfterOf } from "#app/ai/vendor-failure.ts";

/** Entries of `error.details` as in google/rpc/error_details.proto; only what is read. */
interface ErrorDetail {
  reason?: unknown;
  retryDelay?: unknown;
  violations?: { quotaId?: unknown }[];
}

function detailsOf(details: unknown): ErrorDetail[] {
  return Array.isArray(details) ? details.filter((each) => typeof each === "object" && each !== null) : [];
}

function codeOf(status: number, details: ErrorDetail[]): ProviderErrorCode {
  // Gemini answers to a wrong key with 400.
  if (details.some((detail) => detail.reason === "API_KEY_INVALID")) return "key-refused";
  const quotaIds = details.flatMap((detail) => detail.violations ?? []).map(({ quotaId }) => String(quotaId));
  if (status === 429 && quotaIds.some((id) => id.includes("PerDay"))) return "quota-exhausted";
  return codeOfStatus(status);
}

function retryDelayOf(details: ErrorDetail[]): number | undefined {
  const delay = details.map((detail) => detail.retryDelay).find((each) => typeof each === "string");
  const seconds = Number.parseFloat(String(delay));
  return seconds >= 0 ? seconds * 1000 : undefined;
}

/** The failure that a status, the `details` of an error body and the headers tell together. */
export function toGeminiFailure(status: number, details: unknown, headers?: Headers): ProviderFailure {
  const known = detailsOf(details);
  return failureOfStatus(status, codeOf(status, known), retryDelayOf(known) ?? retryAfterOf(headers));
}

/** The failure in an error object that came inside an answer. */
export function toGeminiFailureOfBody(body: unknown): ProviderFailure {
  const { code, details } = (typeof body === "object" && body !== null ? body : {}) as Record<
    string,
    unknown
  >;
  return toGeminiFailure(typeof code === "number" && code >= 400 ? code : 500, details);
}
