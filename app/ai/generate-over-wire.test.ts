import { afterEach, beforeEach, expect, test } from "vitest";
import { createSafeFetch } from "#app/platform/safe-fetch.server.ts";
import type { SafeFetch } from "#app/platform/safe-fetch.server.ts";
import { startProviderServer } from "#tests/mocks/provider-server.ts";
import type { ProviderServer } from "#tests/mocks/provider-server.ts";
import { createCircuitBreaker } from "./circuit-breaker.ts";
import { generate } from "./generate.server.ts";
import type { GenerateOutcome } from "./generate.server.ts";
import type { Provider } from "./provider.ts";
import { createProvider, PROVIDER_FETCH_LIMITS } from "./registry.server.ts";

let server: ProviderServer;
let safeFetch: SafeFetch;

beforeEach(async () => {
  server = await startProviderServer();
  safeFetch = createSafeFetch({
    ...PROVIDER_FETCH_LIMITS,
    allowedPrivateHosts: [server.host],
    userAgent: "test-agent",
  });
});

afterEach(async () => {
  await safeFetch.close();
  await server.close();
});

const providerAt = (baseUrl: string): Provider =>
  createProvider({ id: "p", kind: "openai", apiKey: "k", baseUrl, fetch: safeFetch });

async function answerOf(
  model: string,
  provider: Provider = providerAt(server.url),
  signal: AbortSignal = new AbortController().signal,
): Promise<{ text: string; outcome: GenerateOutcome | undefined }> {
  let text = "";
  let outcome: GenerateOutcome | undefined;
  for await (const event of generate({
    chain: [{ provider, model }],
    request: {
      system: "",
      turns: [{ role: "user", text: "Hi" }],
      passages: [],
      temperature: 0,
      maxTokens: 50,
      locale: "en",
    },
    signal,
    limits: { firstTokenMs: 500, gapMs: 500, totalMs: 5_000, backoffBaseMs: 1 },
    breaker: createCircuitBreaker({ failures: 5, openMs: 1_000, now: Date.now }),
  })) {
    if (event.type === "text-delta") text += event.text;
    if (event.type === "outcome") outcome = event;
  }
  return { text, outcome };
}

test("an answer streams through the whole layer, with the vendor's own count", async () => {
  const { text, outcome } = await answerOf("mock?tokens=50");
  expect([text.split(" ").length, outcome?.outcome, outcome?.usage]).toEqual([
    50,
    "finished",
    { inputTokens: 1, outputTokens: 50 },
  ]);
  expect(server.stats()).toMatchObject({ requests: 1, completed: 1, aborted: 0, active: 0, tokensSent: 50 });
});

test("a server that fails twice is asked a third time", async () => {
  const { text, outcome } = await answerOf("mock?flaky=2&say=Back again");
  expect([text, outcome?.attempts.map((attempt) => attempt.error?.code)]).toEqual([
    "Back again",
    ["server-error", "server-error", undefined],
  ]);
});

test.each([
  ["mock?status=401", "key-refused", ""],
  ["mock?status=429&retryAfter=9", "rate-limited", ""],
  ["mock?hang=1", "timed-out", ""],
  ["mock?cut=3", "unreachable", "Word word1 word2"],
  ["mock?broken=2", "bad-answer", "Word word1"],
  ["mock?tokens=0", "bad-answer", ""],
])("the model %s ends as %s", async (model, code, said) => {
  const { text, outcome } = await answerOf(model);
  expect([text, outcome?.outcome, outcome?.error?.code]).toEqual([said, "failed", code]);
});

test("the address can carry the behaviour, for the test of a key", async () => {
  const refused = providerAt(server.url.replace("/v1", "/status=401/v1"));
  await expect(refused.listModels?.(new AbortController().signal)).rejects.toMatchObject({
    failure: { code: "key-refused" },
  });
  await expect(providerAt(server.url).listModels?.(new AbortController().signal)).resolves.toEqual(["mock"]);
});

test("stopping in the middle closes the connection of the server", async () => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 60);
  const { text, outcome } = await answerOf("mock?tokens=100&gap=10", undefined, controller.signal);
  expect(outcome?.outcome).toBe("aborted");
  expect(text).toMatch(/^Word/);
  await expect.poll(() => server.stats()).toMatchObject({ aborted: 1, active: 0, completed: 0 });
});

test("texts that share words have nearer vectors", async () => {
  const texts = ["free returns", "returns are free", "opening hours"];
  const vectors = await providerAt(server.url).embed?.(texts, "mock-embedding", new AbortController().signal);
  const [first, near, far] = vectors ?? [];
  const dot = (a?: Float32Array, b?: Float32Array): number =>
    (a ?? new Float32Array()).reduce((sum, value, index) => sum + value * (b?.[index] ?? 0), 0);
  expect(dot(first, near)).toBeGreaterThan(dot(first, far));
});
