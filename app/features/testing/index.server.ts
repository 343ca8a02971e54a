/** What the edges may use of tests. */
export { correctAndTest } from "./correct-and-test.server.ts";
export { executeRun } from "./execute-run.server.ts";
export { importTests, readTableFile, testTableTemplate, type ImportReport } from "./import-tests.server.ts";
export { getNewestRun, getTestBoard, listTests, type TestBoard } from "./list-tests.server.ts";
export { getPublishTests, publishTested, type PublishTests } from "./publish-tested.server.ts";
export { cancelRun, runTests, startRun, type TestRunResults } from "./run-tests.server.ts";
export { addTest, changeTest, deleteTest } from "./store-test.server.ts";
export { addSuggestedTests, suggestTests, type SuggestedTest } from "./suggest-tests.server.ts";
export {
  addTestFromAnswer,
  addTestFromCorrection,
  addTestFromMessage,
  dropReplayedAnswer,
  keepReplayedAnswer,
  listDisliked,
  type DislikedAnswer,
} from "./tests-from-answers.server.ts";
export type { TestResultView, TestRunView, TestView } from "./test-view.ts";
