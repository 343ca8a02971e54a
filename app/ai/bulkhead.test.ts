import { describe, expect, test } from "vitest";
import { Bulkhead } from "./bulkhead.ts";

const signal = new AbortController().signal;

function slowBulkhead() {
  const clock = { ms: 0 };
  const bulkhead = new Bulkhead({ running: 2, waiting: 1, slowMs: 3_000 }, () => clock.ms);
  return { clock, bulkhead };
}

describe("a bulkhead", () => {
  test("does not bound a provider that answers promptly", async () => {
    const { bulkhead } = slowBulkhead();
    const calls = await Promise.all(Array.from({ length: 50 }, () => bulkhead.enter(0, signal)));
    expect(calls.every((leave) => leave !== null)).toBe(true);
  });

  test("lets one wait for a place and refuses the rest while the provider is silent", async () => {
    const { bulkhead, clock } = slowBulkhead();
    const first = await bulkhead.enter(0, signal);
    await bulkhead.enter(0, signal);
    clock.ms = 3_000;
    const waiting = bulkhead.enter(5_000, signal);
    await expect(bulkhead.enter(5_000, signal)).resolves.toBeNull();
    first?.();
    await expect(waiting).resolves.toBeTypeOf("function");
  });

  test("gives up waiting after the time, and when it is stopped", async () => {
    const { bulkhead, clock } = slowBulkhead();
    await bulkhead.enter(0, signal);
    await bulkhead.enter(0, signal);
    clock.ms = 3_000;
    await expect(bulkhead.enter(5, signal)).resolves.toBeNull();
    const controller = new AbortController();
    const waiting = bulkhead.enter(5_000, controller.signal);
    controller.abort();
    await expect(waiting).resolves.toBeNull();
  });

  test("gives a place back once, however often it is left", async () => {
    const { bulkhead, clock } = slowBulkhead();
    const first = await bulkhead.enter(0, signal);
    await bulkhead.enter(0, signal);
    clock.ms = 3_000;
    const waiting = bulkhead.enter(20, signal);
    first?.();
    first?.();
    await expect(waiting).resolves.toBeTypeOf("function");
    await expect(bulkhead.enter(5, signal)).resolves.toBeNull();
  });
});
