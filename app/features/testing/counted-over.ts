import type { TestResultView, TestRunView, TestView } from "./test-view.ts";

interface Known {
  run: TestRunView | null;
  tests: readonly Pick<TestView, "id" | "isEnabled">[];
  /** By test. */
  results: Readonly<Record<string, Pick<TestResultView, "passed">>>;
}

/** A run that has ended, counted over the tests as they are now: one that was deleted or switched off has failed nothing. */
export function countedOver(run: TestRunView, { run: known, tests, results }: Known): TestRunView {
  if (run.state !== "done" || known?.id !== run.id || known.state !== "done") return run;
  const said = tests.flatMap(({ id, isEnabled }) => (isEnabled && results[id] ? [results[id]] : []));
  const passed = said.filter((result) => result.passed).length;
  return { ...run, passed, failed: said.length - passed };
}
