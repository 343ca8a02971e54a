import { describe, expect, test } from "vitest";
import { builtin, fails, fake, request, run } from "#tests/factories/run-chain.ts";
import type { FakeStep } from "./adapters/fake/create-fake-provider.ts";
import { createCircuitBreaker } from "./circuit-breaker.ts";
import { generate, type SpendingGate } from "./generate.server.ts";

const NEVER = { share: 2, calls: 1, windowMs: 1 };

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
