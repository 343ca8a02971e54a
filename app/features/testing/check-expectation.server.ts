import { isEmptyExpectation, type TestExpectation } from "#app/domain/testing/test-expectation.ts";
import { patternProbes } from "#app/domain/testing/pattern-probes.ts";
import { fieldError } from "#app/shared/app-error.ts";
import { testPattern } from "./pattern-worker.server.ts";

/** Throws `INVALID` when nothing is expected, or when the expression can run away (`REGEX_UNSAFE`). */
export async function checkExpectation(expect: TestExpectation): Promise<void> {
  if (isEmptyExpectation(expect)) throw fieldError("mustContain", "TEST_EMPTY");
  if (expect.matches === undefined) return;
  const result = await testPattern(expect.matches, patternProbes(expect.matches));
  if (result === "too-slow") throw fieldError("matches", "REGEX_UNSAFE");
}
