import { describe, expect, test } from "vitest";
import { createCircuitBreaker } from "./circuit-breaker.ts";

function breakerAt(start = 0) {
  const clock = { ms: start };
  const breaker = createCircuitBreaker({ failures: 5, openMs: 15_000, now: () => clock.ms });
  return { clock, breaker };
}

describe("a circuit", () => {
  test("opens at five failures in a row, and a success in between begins the row anew", () => {
    const { breaker } = breakerAt();
    for (let call = 0; call < 4; call += 1) breaker.fail("a");
    breaker.succeed("a");
    for (let call = 0; call < 4; call += 1) breaker.fail("a");
    expect(breaker.isOpen("a")).toBe(false);
    breaker.fail("a");
    expect([breaker.isOpen("a"), breaker.allow("a"), breaker.allow("b")]).toEqual([true, false, true]);
  });

  test("opens when half of ten calls failed, whatever their order", () => {
    const { breaker } = breakerAt();
    for (let call = 0; call < 9; call += 1) breaker[call % 2 === 0 ? "succeed" : "fail"]("a");
    expect(breaker.isOpen("a")).toBe(false);
    breaker.fail("a");
    expect(breaker.isOpen("a")).toBe(true);
  });

  test("stays closed while fewer than half fail", () => {
    const { breaker } = breakerAt();
    for (let call = 0; call < 90; call += 1) breaker[call % 3 === 0 ? "fail" : "succeed"]("a");
    expect(breaker.isOpen("a")).toBe(false);
  });

  test("forgets what is older than half a minute", () => {
    const { breaker, clock } = breakerAt();
    for (let call = 0; call < 4; call += 1) breaker.fail("a");
    breaker.succeed("a");
    clock.ms = 31_000;
    for (let call = 0; call < 4; call += 1) breaker.succeed("a");
    breaker.fail("a");
    expect(breaker.isOpen("a")).toBe(false);
  });

  test("lets one probe through after fifteen seconds, which decides", () => {
    const { breaker, clock } = breakerAt();
    for (let call = 0; call < 5; call += 1) breaker.fail("a");
    clock.ms = 15_000;
    expect([breaker.allow("a"), breaker.allow("a")]).toEqual([true, false]);
    breaker.fail("a");
    expect(breaker.allow("a")).toBe(false);
    clock.ms = 30_000;
    expect(breaker.allow("a")).toBe(true);
    breaker.succeed("a");
    expect([breaker.allow("a"), breaker.allow("a")]).toEqual([true, true]);
  });
});
