import type { Actor } from "#app/domain/access/permissions.ts";
import type { TestExpectation } from "#app/domain/testing/test-expectation.ts";
import { draftTestsOf, getBotRow } from "#app/features/bots/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { isId } from "#app/shared/ids.ts";
import { toResultView, toRunView, toTestView } from "./test-rows.server.ts";
import { MAX_TESTS } from "./store-test.server.ts";
import type { TestResultView, TestRunView, TestView } from "./test-view.ts";

/** A bot's tests, oldest first: at most as many as it may have. Throws `NOT_FOUND`. */
export async function listTests(input: { actor: Actor; botId: string }): Promise<TestView[]> {
  const { workspaceId } = input.actor;
  const { id: botId } = await getBotRow({ workspaceId, botId: input.botId });
  const rows = await db.botTest.findMany({
    where: { workspaceId, botId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: MAX_TESTS,
  });
  return rows.map(toTestView);
}

/** Everything that the screen of tests shows. */
export interface TestBoard {
  tests: TestView[];
  /** The newest result of each test on the draft, by the test's id. */
  results: Record<string, TestResultView>;
  /** The newest run on the draft; null before the first. */
  run: TestRunView | null;
  /** Whether all tests were run on the draft as it is now. */
  isFresh: boolean;
  liveVersion: number | null;
  /** Of the sources that tests name by their ids. */
  titles: Record<string, string>;
}

const RUNS = 20;

/** The tests with what they last said of the draft. Throws `NOT_FOUND`. */
export async function getTestBoard(input: { actor: Actor; botId: string }): Promise<TestBoard> {
  const { workspaceId } = input.actor;
  const bot = await getBotRow({ workspaceId, botId: input.botId });
  const [tests, state, runs] = await Promise.all([
    listTests(input),
    draftTestsOf(bot),
    db.testRun.findMany({
      where: { workspaceId, botId: bot.id, subject: "draft" },
      orderBy: { createdAt: "desc" },
      take: RUNS,
      include: { results: true },
    }),
  ]);
  const results: Record<string, TestResultView> = {};
  for (const { results: rows } of runs) for (const row of rows) results[row.testId] ??= toResultView(row);
  const [newest] = runs;
  return {
    tests,
    results,
    run: newest ? toRunView(newest) : null,
    isFresh: state.tests > 0 && state.run !== null,
    liveVersion: bot.liveVersion,
    titles: await titlesOf(workspaceId, tests),
  };
}

/** The titles of the sources that the tests name by their ids. */
export async function titlesOf(
  workspaceId: string,
  tests: readonly TestExpectation[],
): Promise<Record<string, string>> {
  const ids = tests.flatMap(({ citesSource = "" }) => (isId(citesSource) ? [citesSource] : []));
  if (ids.length === 0) return {};
  const sources = await db.source.findMany({
    where: { workspaceId, id: { in: [...new Set(ids)] } },
    select: { id: true, title: true },
  });
  return Object.fromEntries(sources.map(({ id, title }) => [id, title]));
}

/** The newest run on the draft, for whoever waits for its end; null before the first. Throws `NOT_FOUND`. */
export async function getNewestRun(input: { actor: Actor; botId: string }): Promise<TestRunView | null> {
  const { workspaceId } = input.actor;
  const { id: botId } = await getBotRow({ workspaceId, botId: input.botId });
  const run = await db.testRun.findFirst({
    where: { workspaceId, botId, subject: "draft" },
    orderBy: { createdAt: "desc" },
  });
  return run && toRunView(run);
}
