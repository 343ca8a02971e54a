import assert from "node:assert/strict";
import { ProviderError } from "./provider.ts";
import type {
  GenerateRequest,
  Provider,
  ProviderErrorCode,
  ProviderFailure,
  StreamPart,
} from "./provider.ts";

export const CONTRACT_REQUEST: GenerateRequest = {
  model: "some-model",
  system: "Be brief.",
  turns: [{ role: "user", text: "Are returns free?" }],
  passages: [
    {
      number: 1,
      passageId: "p1",
      sourceId: "s1",
      title: "Returns",
      headings: [],
      text: "Returns are free within 30 days.",
      score: 0.9,
    },
  ],
  temperature: 0.2,
  maxTokens: 200,
  locale: "en",
};

export async function collect(
  provider: Provider,
  signal = new AbortController().signal,
): Promise<StreamPart[]> {
  const parts: StreamPart[] = [];
  for await (const part of provider.stream(CONTRACT_REQUEST, signal)) parts.push(part);
  return parts;
}

export const textOf = (parts: StreamPart[]): string =>
  parts.map((part) => (part.type === "text-delta" ? part.text : "")).join("");

/** Exactly one end, and it is the last part. */
export function endOf(parts: StreamPart[]): StreamPart | undefined {
  const ends = parts.filter((part) => part.type === "finish" || part.type === "error");
  assert.equal(ends.length, 1, "exactly one end");
  assert.equal(parts.at(-1), ends[0], "the end is last");
  return ends[0];
}

export function assertFinished(parts: StreamPart[], reason: string, text: string): void {
  assert.deepEqual(endOf(parts), { type: "finish", reason });
  assert.equal(textOf(parts), text);
}

export function assertFailed(parts: StreamPart[], code: ProviderErrorCode): ProviderFailure {
  const end = endOf(parts);
  assert.equal(end?.type, "error");
  assert.equal(end.error.code, code);
  assert.doesNotMatch(
    JSON.stringify(end.error),
    /sk-|secret|Sign in|Incorrect/,
    "nothing of the vendor's body",
  );
  return end.error;
}

export const usagesOf = (parts: StreamPart[]): StreamPart[] => parts.filter((part) => part.type === "usage");

/** Resolves when `isTrue`, or fails after a second. */
export async function eventually(isTrue: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 100 && !isTrue(); attempt += 1)
    await new Promise((resolve) => setTimeout(resolve, 10));
  assert.ok(isTrue());
}

export async function failureOf(
  promise: Promise<unknown> | undefined,
): Promise<ProviderErrorCode | undefined> {
  const error = await promise?.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof ProviderError ? error.failure.code : undefined;
}
