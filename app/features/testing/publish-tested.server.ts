import type { Actor } from "#app/domain/access/permissions.ts";
import { draftTestsOf, getBotRow, publishBot } from "#app/features/bots/index.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { titlesOf } from "./list-tests.server.ts";
import { readRun, runTests } from "./run-tests.server.ts";
import type { TestResultView } from "./test-view.ts";

/** A draft that somebody goes on changing is not chased. */
const TRIES = 3;

/**
 * The draft is published when all of its tests pass, which are run now unless they were on the draft as it is. Throws `TESTS_FAILED`
 * with the failed ones, what visitors get now beside each (`failing`), unless somebody who may gives a reason; else as `publishBot`.
 */
export async function publishTested(input: {
  actor: Actor;
  botId: string;
  note?: string;
  overrideReason?: string;
  signal?: AbortSignal;
}): Promise<{ version: number }> {
  for (let attempt = 1; ; attempt += 1) {
    await runWhatIsDue(input);
    try {
      return await publishBot(input);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.code === "TESTS_FAILED")
        throw new AppError("TESTS_FAILED", {
          extra: { failing: await getFailingTests(input) },
          cause: error,
        });
      const isStale = error.code === "TESTS_NOT_RUN";
      if (!isStale || attempt === TRIES || input.signal?.aborted) throw error;
    }
  }
}

async function runWhatIsDue(input: { actor: Actor; botId: string; signal?: AbortSignal }): Promise<void> {
  const { actor, botId, signal } = input;
  const bot = await getBotRow({ workspaceId: actor.workspaceId, botId });
  const { tests, run } = await draftTestsOf(bot);
  if (tests === 0 || run) return;
  await runTests({ actor, botId, subject: "draft", ...(signal ? { signal } : {}) });
}

/** The tests that hold the draft back, as it is now; empty when none do or they have to be run first. Throws `NOT_FOUND`. */
async function getFailingTests(input: { actor: Actor; botId: string }): Promise<TestResultView[]> {
  const { workspaceId } = input.actor;
  const bot = await getBotRow({ workspaceId, botId: input.botId });
  const { run } = await draftTestsOf(bot);
  if (!run || run.failedTestIds.length === 0) return [];
  const { results } = await readRun({ workspaceId, runId: run.id });
  return results.filter((result) => run.failedTestIds.includes(result.testId));
}

/** What the publish page says of the tests. */
export interface PublishTests {
  /** How many count. */
  tests: number;
  /** Whether they were run on the draft as it is now. */
  isFresh: boolean;
  failing: TestResultView[];
  titles: Record<string, string>;
}

/** How the tests stand between the draft and its publishing. Throws `NOT_FOUND`. */
export async function getPublishTests(input: { actor: Actor; botId: string }): Promise<PublishTests> {
  const { workspaceId } = input.actor;
  const bot = await getBotRow({ workspaceId, botId: input.botId });
  const { tests, run } = await draftTestsOf(bot);
  const failing = await getFailingTests(input);
  const titles = await titlesOf(
    workspaceId,
    failing.map(({ expect }) => expect),
  );
  return { tests, isFresh: run !== null, failing, titles };
}
