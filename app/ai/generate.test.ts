import { describe, expect, test } from "vitest";
import { createFakeProvider } from "./adapters/fake/create-fake-provider.ts";
import type { FakeProvider, FakeStep } from "./adapters/fake/create-fake-provider.ts";
import { createCircuitBreaker } from "./circuit-breaker.ts";
import { generate } from "./generate.server.ts";
import type {
  GenerateEvent,
  GenerateLimits,
  GenerateOptions,
  GenerateOutcome,
  SpendingGate,
} from "./generate.server.ts";
import type { ProviderErrorCode } from "./provider.ts";

const FAST: Partial<GenerateLimits> = {
  firstTokenMs: 60,
  gapMs: 40,
  totalMs: 400,
  backoffBaseMs: 2,
  backoffCapMs: 8,
};

const NEVER = { share: 2, calls: 1, windowMs: 1 };

const request: GenerateOptions["request"] = {
  system: "",
  turns: [{ role: "user", text: "Are returns free?" }],
  passages: [],
  temperature: 0,
  maxTokens: 100,
  locale: "en",
};

const fails = (code: ProviderErrorCode, more: { retryAfterMs?: number } = {}): FakeStep => ({
  type: "error",
  error: { code, detail: "", ...more },
});

const fake = (id: string, ...scripts: FakeStep[][]): FakeProvider => createFakeProvider({ id, scripts });
const builtin = (...script: FakeStep[]): FakeProvider =>
  createFakeProvider({ id: "builtin", scripts: [script], quotesOnly: true });

interface Run {
  events: GenerateEvent[];
  text: string;
  outcome: GenerateOutcome;
  tried: string[];
}

async function run(providers: FakeProvider[], options: Partial<GenerateOptions> = {}): Promise<Run> {
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

describe("an answer that works", () => {
  test("comes through with its usage, its finish and the time of its first text", async () => {
    const usage = { inputTokens: 3, outputTokens: 2 };
    const script: FakeStep[] = [
      { type: "answer-kind", kind: "quoted", confidence: 0.9 },
      "Yes",
      ", they are.",
      { type: "citations", numbers: [1] },
      { type: "usage", usage },
      { type: "finish", reason: "length" },
    ];
    const { events, text, outcome } = await run([fake("a", script)]);
    expect(text).toBe("Yes, they are.");
    expect(events.map((event) => event.type)).toEqual([
      "attempt",
      "answer-kind",
      "text-delta",
      "text-delta",
      "citations",
      "outcome",
    ]);
    expect(outcome).toMatchObject({
      outcome: "finished",
      providerId: "a",
      model: "a-model",
      usage,
      finishReason: "length",
      error: null,
    });
    expect(outcome.attempts[0]?.firstTokenMs).toBeGreaterThanOrEqual(0);
  });

  test("asks the provider for the model of its link", async () => {
    const provider = fake("a", ["Yes"]);
    await run([provider]);
    expect(provider.requests[0]?.model).toBe("a-model");
  });

  test("hides thoughts, joins split characters and drops NUL", async () => {
    const { text } = await run([
      fake("a", ["\n<thi", "nk>secret</th", "ink>\n\nGood \ud83d", "\ude00 day\0 \udc00!"]),
    ]);
    expect(text).toBe("Good 😀 day \ufffd!");
  });
});

describe("before the first text", () => {
  test.each<ProviderErrorCode>(["unreachable", "timed-out", "server-error", "rate-limited"])(
    "%s is tried again, three times at most, then the next link answers",
    async (code) => {
      const { text, tried } = await run([fake("a", [fails(code)]), builtin("From the passages.")]);
      expect([text, tried]).toEqual(["From the passages.", ["a", "a", "a", "builtin"]]);
    },
  );

  test.each<ProviderErrorCode>([
    "key-refused",
    "quota-exhausted",
    "model-unknown",
    "request-refused",
    "bad-answer",
    "filtered",
  ])("%s goes to the next link at once", async (code) => {
    const { text, tried } = await run([fake("a", [fails(code)]), builtin("From the passages.")]);
    expect([text, tried]).toEqual(["From the passages.", ["a", "builtin"]]);
  });

  test("a second attempt that works is the answer", async () => {
    const { text, outcome, tried } = await run([fake("a", [fails("server-error")], ["Yes"]), builtin("no")]);
    expect([text, outcome.providerId, tried]).toEqual(["Yes", "a", ["a", "a"]]);
    expect(outcome.attempts[0]?.error?.code).toBe("server-error");
  });

  test("an empty answer, or one of thoughts only, counts as a bad answer", async () => {
    const { text, outcome } = await run([
      fake("a", [" \n"]),
      fake("b", ["<think>only thoughts"]),
      builtin("Yes"),
    ]);
    expect(text).toBe("Yes");
    expect(outcome.attempts.map((attempt) => attempt.error?.code)).toEqual([
      "bad-answer",
      "bad-answer",
      undefined,
    ]);
  });

  test("a provider that throws, or ends without an end, counts as a bad answer", async () => {
    const { text, tried } = await run([fake("a", [{ throws: new Error("no") }]), builtin("Yes")]);
    expect([text, tried]).toEqual(["Yes", ["a", "builtin"]]);
  });

  test("kind and citations of an attempt that said nothing are not shown", async () => {
    const silent: FakeStep[] = [{ type: "citations", numbers: [9] }, fails("key-refused")];
    const { events } = await run([fake("a", silent), builtin("Yes")]);
    expect(events.map((event) => event.type)).toEqual(["attempt", "attempt", "text-delta", "outcome"]);
  });

  test("silence ends at the time for the first token, once per link, and closes the connection", async () => {
    const silent = fake("a", [{ hang: true }]);
    const startedAt = performance.now();
    const { text, outcome, tried } = await run([silent, builtin("Yes")]);
    expect([text, tried, silent.aborted()]).toEqual(["Yes", ["a", "builtin"], 1]);
    expect(outcome.attempts[0]?.error?.code).toBe("timed-out");
    expect(performance.now() - startedAt).toBeLessThan(160);
  });

  test("a model that thinks without showing it is not silent", async () => {
    const alive: FakeStep = { type: "text-delta", text: "" };
    const script: FakeStep[] = [{ waitMs: 35 }, alive, { waitMs: 30 }, alive, { waitMs: 30 }, "Yes"];
    expect((await run([fake("a", script), builtin("no")])).text).toBe("Yes");
  });

  test("the built-in answerer answers even when the whole time is used up", async () => {
    const limits = { totalMs: 50 };
    const { text } = await run([fake("a", [{ hang: true }]), fake("b", ["late"]), builtin("Yes")], {
      limits,
    });
    expect(text).toBe("Yes");
  });
});

describe("waiting as the vendor asks", () => {
  test("a short Retry-After is waited for", async () => {
    const startedAt = performance.now();
    const script: FakeStep[] = [fails("rate-limited", { retryAfterMs: 30 })];
    const { text } = await run([fake("a", script, ["Yes"]), builtin("no")], { random: () => 0 });
    expect(text).toBe("Yes");
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(28);
  });

  test("a long one gives the turn to the next link", async () => {
    const script: FakeStep[] = [fails("rate-limited", { retryAfterMs: 4_000 })];
    const { text, tried } = await run([fake("a", script), builtin("Yes")], {
      limits: { firstTokenMs: 60_000 },
    });
    expect([text, tried]).toEqual(["Yes", ["a", "builtin"]]);
  });

  test("a long one is waited for when no other link is left", async () => {
    const script: FakeStep[] = [fails("rate-limited", { retryAfterMs: 90 })];
    const limits = { maxWaitMs: 50 };
    expect((await run([fake("a", script, ["Yes"])], { limits })).text).toBe("Yes");
  });
});

describe("after the first text", () => {
  test("a failure keeps what was said and asks nobody else", async () => {
    const next = builtin("no");
    const { text, outcome } = await run([fake("a", ["Half", fails("server-error")]), next]);
    expect([text, outcome.outcome, outcome.error?.code]).toEqual(["Half", "failed", "server-error"]);
    expect(next.requests).toHaveLength(0);
  });

  test("a gap that is too long ends the answer", async () => {
    const { text, outcome } = await run([fake("a", ["Half", { hang: true }])]);
    expect([text, outcome.outcome, outcome.error?.code]).toEqual(["Half", "failed", "timed-out"]);
  });

  test("an answer that drips on is ended by the total time", async () => {
    const drip = Array.from({ length: 60 }, (): FakeStep[] => ["x", { waitMs: 10 }]).flat();
    const { outcome } = await run([fake("a", drip)], { limits: { totalMs: 80 } });
    expect([outcome.outcome, outcome.error?.code]).toEqual(["failed", "timed-out"]);
  });

  test("a slow reader is not taken for a silent provider", async () => {
    const texts: string[] = [];
    let outcome: string | undefined;
    for await (const event of generate({
      chain: [{ provider: fake("a", ["one ", "two"]), model: "m" }],
      request,
      signal: new AbortController().signal,
      limits: { ...FAST, gapMs: 15 },
    })) {
      if (event.type === "text-delta") {
        texts.push(event.text);
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
      if (event.type === "outcome") outcome = event.outcome;
    }
    expect([texts.join(""), outcome]).toEqual(["one two", "finished"]);
  });
});

describe("stopping", () => {
  test("closes the connection at once and keeps what was said", async () => {
    const provider = fake("a", ["Half", { hang: true }]);
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 10);
    const startedAt = performance.now();
    const { text, outcome } = await run([provider, builtin("no")], {
      signal: controller.signal,
      limits: { gapMs: 5_000 },
    });
    expect([text, outcome.outcome, provider.aborted()]).toEqual(["Half", "aborted", 1]);
    expect(performance.now() - startedAt).toBeLessThan(200);
  });

  test("while waiting for another attempt asks nobody any more", async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 10);
    const script: FakeStep[] = [fails("rate-limited", { retryAfterMs: 300 })];
    const options = { signal: controller.signal, limits: { firstTokenMs: 5_000, totalMs: 5_000 } };
    const { outcome, tried } = await run([fake("a", script), builtin("no")], options);
    expect([outcome.outcome, tried]).toEqual(["aborted", ["a"]]);
  });

  test("a reader that leaves closes the connection", async () => {
    const provider = fake("a", ["Half", { hang: true }]);
    const options = { chain: [{ provider, model: "m" }], request, signal: new AbortController().signal };
    for await (const event of generate(options)) if (event.type === "text-delta") break;
    expect(provider.aborted()).toBe(1);
  });

  test("an empty chain fails without an exception", async () => {
    const { outcome } = await run([]);
    expect(outcome).toMatchObject({ outcome: "failed", providerId: null, attempts: [] });
  });
});

describe("a provider that keeps failing", () => {
  test("is left out after five failures in a row, then probed, then used again", async () => {
    let now = 0;
    const breaker = createCircuitBreaker({ failures: 5, openMs: 15_000, now: () => now });
    const broken: FakeStep[] = [fails("key-refused")];
    const provider = fake("a", broken, broken, broken, broken, broken, broken, ["Back"]);
    for (let turn = 0; turn < 5; turn += 1) await run([provider, builtin("Yes")], { breaker });
    expect((await run([provider, builtin("Yes")], { breaker })).text).toBe("Yes");
    expect(provider.requests).toHaveLength(5);
    now = 15_000;
    await run([provider, builtin("Yes")], { breaker });
    expect(provider.requests).toHaveLength(6);
    await run([provider, builtin("Yes")], { breaker });
    expect(provider.requests).toHaveLength(6);
    now = 30_000;
    expect((await run([provider, builtin("Yes")], { breaker })).text).toBe("Back");
    expect(breaker.isOpen("a")).toBe(false);
  });

  test("is not blamed for what the request or the visitor did", async () => {
    const breaker = createCircuitBreaker({ failures: 1, openMs: 15_000, now: () => 0 });
    for (const code of ["aborted", "filtered", "model-unknown", "request-refused"] as const)
      await run([fake("a", [fails(code)])], { breaker });
    expect(breaker.isOpen("a")).toBe(false);
  });

  test("a probe whose reader leaves does not keep the circuit open for ever", async () => {
    let now = 0;
    const breaker = createCircuitBreaker({ failures: 1, openMs: 10, now: () => now });
    breaker.fail("a");
    now = 10;
    const provider = fake("a", ["Half", { hang: true }], ["Back"]);
    const options = {
      chain: [{ provider, model: "m" }],
      request,
      signal: new AbortController().signal,
      breaker,
    };
    for await (const event of generate(options)) if (event.type === "text-delta") break;
    expect((await run([provider], { breaker })).text).toBe("Back");
  });
});

describe("a gate", () => {
  const usage = { inputTokens: 10, outputTokens: 2 };
  const answer: FakeStep[] = ["Yes", { type: "usage", usage }];
  const gateFor = (allowed: string[]): SpendingGate & { accounted: string[] } => {
    const accounted: string[] = [];
    return {
      accounted,
      admit: async ({ model }) => allowed.includes(model),
      account: ({ model }, end) => {
        accounted.push(model);
        return end.usage ? { usage: end.usage, costUsd: 0.5 } : null;
      },
    };
  };

  test("leaves out the links that cannot be paid and keeps what the one that answered cost", async () => {
    const dear = fake("a", ["Dear"]);
    const gate = gateFor(["b-model"]);
    const { text, outcome } = await run([dear, fake("b", answer)], { gate });
    expect([text, dear.requests, gate.accounted]).toEqual(["Yes", [], ["b-model"]]);
    expect(outcome.attempts).toMatchObject([{ error: { code: "over-limit" } }, { usage, costUsd: 0.5 }]);
  });

  test("is not asked about the answerer that costs nothing", async () => {
    const gate = gateFor([]);
    const { text } = await run([fake("a", answer), builtin("From the passages.")], { gate });
    expect([text, gate.accounted]).toEqual(["From the passages.", []]);
  });

  test("is told of every call that was made, also of those that failed", async () => {
    const gate = gateFor(["a-model"]);
    await run([fake("a", [fails("server-error")], answer)], { gate });
    expect(gate.accounted).toEqual(["a-model", "a-model"]);
  });
});

test("a provider in trouble is given its calls and a tenth of them again, not three times its load", async () => {
  const broken = fake("a", [fails("server-error")]);
  const breaker = createCircuitBreaker({ failures: 1_000, openMs: 1, now: () => 0, rate: NEVER });
  for (let turn = 0; turn < 60; turn += 1)
    await run([broken, builtin("Yes")], { breaker, limits: { backoffBaseMs: 0 } });
  expect(broken.requests.length).toBeGreaterThan(60);
  expect(broken.requests.length).toBeLessThanOrEqual(60 + 10 + 6);
});

test("fifty tokens cost less than a millisecond of this process", async () => {
  const script: FakeStep[] = Array.from({ length: 50 }, (_, index) => `token ${index} `);
  const answers = 200;
  for (let turn = 0; turn < 50; turn += 1) await run([fake("a", script)]);
  const before = process.cpuUsage();
  for (let turn = 0; turn < answers; turn += 1) await run([fake("a", script)]);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000 / answers).toBeLessThan(1);
});
