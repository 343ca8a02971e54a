import { expect } from "vitest";
import {
  createFakeProvider,
  type FakeProvider,
  type FakeStep,
} from "#app/ai/adapters/fake/create-fake-provider.ts";
import { createCircuitBreaker } from "#app/ai/circuit-breaker.ts";
import {
  generate,
  type GenerateEvent,
  type GenerateLimits,
  type GenerateOptions,
  type GenerateOutcome,
} from "#app/ai/generate.server.ts";
import type { ProviderErrorCode } from "#app/ai/provider.ts";

/** Milliseconds that a test can wait for. */
export const FAST: Partial<GenerateLimits> = {
  firstTokenMs: 60,
  gapMs: 40,
  totalMs: 400,
  backoffBaseMs: 2,
  backoffCapMs: 8,
};

export const request: GenerateOptions["request"] = {
  system: "",
  turns: [{ role: "user", text: "Are returns free?" }],
  passages: [],
  temperature: 0,
  maxTokens: 100,
  locale: "en",
};

export const fails = (code: ProviderErrorCode, more: { retryAfterMs?: number } = {}): FakeStep => ({
  type: "error",
  error: { code, detail: "", ...more },
});

export const fake = (id: string, ...scripts: FakeStep[][]): FakeProvider =>
  createFakeProvider({ id, scripts });
export const builtin = (...script: FakeStep[]): FakeProvider =>
  createFakeProvider({ id: "builtin", scripts: [script], quotesOnly: true });

interface Run {
  events: GenerateEvent[];
  text: string;
  outcome: GenerateOutcome;
  tried: string[];
}

/** What the chain of these providers says to the end. */
export async function run(providers: FakeProvider[], options: Partial<GenerateOptions> = {}): Promise<Run> {
  const events: GenerateEvent[] = [];
  for await (const event of generate({
    chain: providers.map((provider) => ({ provider, model: `${provider.id}-model` })),
    request,
    signal: new AbortController().signal,
    breaker: createCircuitBreaker({ failures: 5, openMs: 1_000, now: Date.now }),
    ...options,
    limits: { ...FAST, ...options.limits },
  }))
    events.push(event);
  const outcome = events.at(-1);
  if (outcome?.type !== "outcome") throw new Error("The last event must be the outcome.");
  expect(events.filter((event) => event.type === "outcome")).toHaveLength(1);
  const text = events.map((event) => (event.type === "text-delta" ? event.text : "")).join("");
  return { events, text, outcome, tried: outcome.attempts.map((attempt) => attempt.providerId) };
}
