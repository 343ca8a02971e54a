import type { Actor } from "#app/domain/access/permissions.ts";
import { getBotRow, getBotVersion } from "#app/features/bots/index.server.ts";
import type { TestRun } from "#app/generated/prisma/client.ts";
import { publish } from "#app/platform/bus.server.ts";
import { db } from "#app/platform/db.server.ts";
import { enqueueJob } from "#app/platform/job-queue.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { createId } from "#app/shared/ids.ts";
import { executeRun } from "./execute-run.server.ts";
import { runChannel } from "./run-channel.ts";
import { toResultView, toRunView } from "./test-rows.server.ts";
import type { TestResultView, TestRunView } from "./test-view.ts";

export const RUN_TESTS = "run-tests";

interface Asked {
  actor: Actor;
  botId: string;
  /** The draft, or a published version. */
  subject: "draft" | number;
  /** Only these, whether they are switched on or not. */
  testIds?: string[];
}

/** The run is stored with what the draft is like now. Throws `NOT_FOUND` for a bot, a version and tests that are not there. */
async function newRun({ actor, botId, subject, testIds }: Asked): Promise<TestRun> {
  const { workspaceId } = actor;
  // Before the tests are counted: what is changed from now on was not run.
  const createdAt = new Date();
  const bot = await getBotRow({ workspaceId, botId });
  if (subject !== "draft") await getBotVersion({ workspaceId, botId, number: subject });
  const total = await db.botTest.count({
    where: { workspaceId, botId, ...(testIds ? { id: { in: testIds } } : { isEnabled: true }) },
  });
  if (testIds && total < new Set(testIds).size) throw new AppError("NOT_FOUND");
  return db.testRun.create({
    data: {
      id: createId(),
      workspaceId,
      botId,
      subject: String(subject),
      draftRevision: bot.draftRevision,
      knowledgeRevision: bot.knowledgeRevision,
      total,
      startedById: actor.userId,
      createdAt,
    },
  });
}

/** The tests are run outside of this request, which does not wait for them. Throws `NOT_FOUND`. */
export async function startRun(asked: Asked): Promise<TestRunView> {
  const run = await newRun(asked);
  const { workspaceId, id: runId, botId } = run;
  const only = asked.testIds ? { testIds: asked.testIds } : {};
  await enqueueJob({
    type: RUN_TESTS,
    payload: { workspaceId, runId, ...only },
    key: `${RUN_TESTS}:${runId}`,
  });
  publish(runChannel(botId), { runId });
  return toRunView(run);
}

/** A run with the results that it has so far, the failed ones first. */
export interface TestRunResults {
  runId: string;
  state: TestRunView["state"];
  passed: number;
  failed: number;
  results: TestResultView[];
}

/** The tests were run, all of those that are switched on or only some. Throws `NOT_FOUND`. */
export async function runTests(asked: Asked & { signal?: AbortSignal }): Promise<TestRunResults> {
  const { workspaceId, id: runId } = await newRun(asked);
  const only = asked.testIds ? { testIds: asked.testIds } : {};
  const signal = asked.signal ?? new AbortController().signal;
  await executeRun({ workspaceId, runId, ...only }, signal);
  // Who left before the end wants it no more.
  if (signal.aborted) await cancelRun({ actor: asked.actor, botId: asked.botId });
  return readRun({ workspaceId, runId });
}

/** What a run said. Throws `NOT_FOUND`. */
export async function readRun(input: { workspaceId: string; runId: string }): Promise<TestRunResults> {
  const { workspaceId, runId } = input;
  const row = await db.testRun.findUnique({
    where: { workspaceId_id: { workspaceId, id: runId } },
    include: { results: { orderBy: [{ passed: "asc" }, { createdAt: "asc" }] } },
  });
  if (!row) throw new AppError("NOT_FOUND");
  const { id, state, passed, failed } = toRunView(row);
  return { runId: id, state, passed, failed, results: row.results.map(toResultView) };
}

/** No run of the bot goes on; answers that are under way end, and are not kept. Throws `NOT_FOUND`. */
export async function cancelRun(input: { actor: Actor; botId: string }): Promise<void> {
  const { workspaceId } = input.actor;
  const { id: botId } = await getBotRow({ workspaceId, botId: input.botId });
  await db.testRun.updateMany({
    where: { workspaceId, botId, state: "running" },
    data: { state: "cancelled", finishedAt: new Date() },
  });
  publish(runChannel(botId), {});
}
