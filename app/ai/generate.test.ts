import { describe, expect, test } from "vitest";
import { builtin, fails, fake, FAST, request, run } from "#tests/factories/run-chain.ts";
import type { FakeStep } from "./adapters/fake/create-fake-provider.ts";
import { generate } from "./generate.server.ts";
import type { ProviderErrorCode } from "./provider.ts";

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
    expect(performance.now() - startedAt).toBeLessThan(FAST.totalMs ?? 0);
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
    expect(performance.now() - startedAt).toBeLessThan(FAST.totalMs ?? 0);
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
