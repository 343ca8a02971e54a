import { APIConnectionTimeoutError, APIError } from "openai";
import type { ProviderErrorCode, ProviderFailure } from "#app/ai/provider.ts";
import {
  badAnswer,
  codeOfStatus,
  failureOfStatus,
  failureOfThrown,
  retryAfterOf,
} from "#app/ai/vendor-failure.ts";

/** Where the error's own code or type says more than the status. */
const BY_CODE: Record<string, ProviderErrorCode> = {
  insufficient_quota: "quota-exhausted",
  billing_hard_limit_reached: "quota-exhausted",
  billing_not_active: "quota-exhausted",
  rate_limit_exceeded: "rate-limited",
  invalid_api_key: "key-refused",
  model_not_found: "model-unknown",
  content_filter: "filtered",
  content_policy_violation: "filtered",
  server_error: "server-error",
};

/** The failure inside an error body, whatever its shape; without a status, as in a stream, by its code alone. */
export function toOpenAiFailureOfBody(body: unknown, status: number | undefined): ProviderFailure {
  const { code, type } = (typeof body === "object" && body !== null ? body : {}) as {
    code?: unknown;
    type?: unknown;
  };
  const known = [code, type].find(
    (each): each is string => typeof each === "string" && Object.hasOwn(BY_CODE, each),
  );
  const stated = status ?? (typeof code === "number" && code >= 400 && code < 600 ? code : undefined);
  const byCode = known === undefined ? undefined : BY_CODE[known];
  if (stated !== undefined) return failureOfStatus(stated, byCode ?? codeOfStatus(stated));
  return { code: byCode ?? "server-error", detail: "The vendor reported an error inside its answer." };
}

/** Why a call failed, from whatever the SDK threw. */
export function toOpenAiFailure(error: unknown): ProviderFailure {
  if (error instanceof APIConnectionTimeoutError)
    return { code: "timed-out", detail: "The vendor did not answer." };
  if (!(error instanceof APIError)) return failureOfThrown(error);
  if (error.status === undefined && error.error === undefined) return failureOfThrown(error);
  // A missing page that is not an error of the API says that the address is wrong, not the model.
  if (error.status === 404 && !error.error)
    return { ...badAnswer("No such page at this address."), status: 404 };
  const failure = toOpenAiFailureOfBody(error.error, error.status);
  const retryAfterMs = retryAfterOf(error.headers);
  return retryAfterMs === undefined ? failure : { ...failure, retryAfterMs };
}
