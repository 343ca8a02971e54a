import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { areVisitorsAbout, inBackground, visitorWaits } from "./background-steps.server.ts";

describe("a step in the background", () => {
  it("is done when the last visitor who waits has been served", async () => {
    const leave = [visitorWaits(), visitorWaits()];
    const told: string[] = [];
    const step = inBackground(async () => void told.push("step"));
    await pause(20);
    leave[0]?.();
    leave[0]?.();
    await pause(20);
    expect(told).toEqual([]);
    leave[1]?.();
    await step;
    expect(told).toEqual(["step"]);
  });

  it("waits no longer than a quarter of a second for somebody whose answer takes long", async () => {
    const leave = visitorWaits();
    const startedAt = performance.now();
    await inBackground(async () => undefined);
    expect(performance.now() - startedAt).toBeGreaterThan(200);
    leave();
  });

  it("is done after the one before it, which may fail", async () => {
    const told: string[] = [];
    const first = inBackground(async () => {
      await pause(20);
      told.push("first");
      throw new Error("first");
    });
    const second = inBackground(async () => told.push("second"));
    await expect(first).rejects.toThrow("first");
    expect(await second).toBe(2);
    expect(told).toEqual(["first", "second"]);
  });
});

it("visitors are about for a while after the last one was served", async () => {
  visitorWaits()();
  expect(areVisitorsAbout()).toBe(true);
  await pause(1_050);
  expect(areVisitorsAbout()).toBe(false);
});
