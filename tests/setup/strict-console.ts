import { afterEach, beforeEach, expect, vi } from "vitest";

/** A test that makes the code complain on the console has found something: it fails. */
const complaints: unknown[][] = [];

beforeEach(() => {
  complaints.length = 0;
  for (const level of ["error", "warn"] as const) {
    vi.spyOn(console, level).mockImplementation((...args: unknown[]) => {
      complaints.push(args);
    });
  }
});

afterEach(() => {
  expect(complaints, "stray console.error or console.warn").toEqual([]);
  vi.restoreAllMocks();
});
