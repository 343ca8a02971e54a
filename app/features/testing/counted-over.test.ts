import { expect, it } from "vitest";
import { countedOver } from "./counted-over.ts";
import type { TestRunView } from "./test-view.ts";

const RUN: TestRunView = {
  id: "r",
  subject: "draft",
  state: "done",
  total: 3,
  passed: 1,
  failed: 2,
  createdAt: "2026-11-21T10:00:00.000Z",
};
const RESULTS = { a: { passed: true }, b: { passed: false }, c: { passed: false } };
const on = (...ids: string[]) => ids.map((id) => ({ id, isEnabled: true }));

it("counts no test that was deleted or switched off since", () => {
  const tests = [...on("a"), { id: "b", isEnabled: false }];
  expect(countedOver(RUN, { run: RUN, tests, results: RESULTS })).toMatchObject({ passed: 1, failed: 0 });
});

it("leaves a run alone that goes on, or that the page does not know yet", () => {
  const running = { ...RUN, state: "running" as const };
  const known = { tests: on("a"), results: RESULTS };
  expect(countedOver(running, { run: running, ...known })).toBe(running);
  expect(countedOver(RUN, { run: running, ...known })).toBe(RUN);
  expect(countedOver(RUN, { run: null, ...known })).toBe(RUN);
});
