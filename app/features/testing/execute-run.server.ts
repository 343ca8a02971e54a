import { z } from "zod";
import { gradeAnswer, type TestFailure } from "#app/domain/testing/grade-answer.ts";
import { answerOnce, type OnceAnswered } from "#app/features/answers/index.server.ts";
import { getBotRow, getBotVersion, getDraftBot, type AnsweringBot } from "#app/features/bots/index.server.ts";
import type { BotTest, TestRun } from "#app/generated/prisma/client.ts";
import { publish } from "#app/platform/bus.server.ts";
import { db } from "#app/platform/db.server.ts";
import { logger } from "#app/platform/logger.server.ts";
import { workThrough } from "#app/shared/work-through.ts";
import { askJudge } from "./ask-judge.server.ts";
import { testPattern } from "./pattern-worker.server.ts";
import { runChannel } from "./run-channel.ts";
import { expectOf, historyOf, toStored } from "./test-rows.server.ts";
import type { TestedAnswer } from "./test-view.ts";

const AT_ONCE = 4;

const RunPayload = z.object({
  workspaceId: z.string(),
  runId: z.string(),
  /** Only these; absent: all that are switched on. */
  testIds: z.array(z.string()).optional(),
});

interface Subjects {
  workspaceId: string;
  tested: AnsweringBot;
  /** What a failed answer of the draft is shown beside; null when nothing is live, or a version is tested. */
  live: AnsweringBot | null;
  signal: AbortSignal;
}

/**
 * Every test of the run has a result, four at a time, and the run its end. Results that are there already stay: after a crash it
 * goes on where it was. It ends early when somebody cancels it; a run that cannot go on ends as failed.
 */
export async function executeRun(payload: unknown, signal: AbortSignal): Promise<void> {
  const { workspaceId, runId, testIds } = RunPayload.parse(payload);
  const run = await db.testRun.findUnique({ where: { workspaceId_id: { workspaceId, id: runId } } });
  if (run?.state !== "running") return;
  try {
    const subjects = await subjectsOf(run, signal);
    const waiting = await testsOf(run, testIds);
    await workThrough(waiting, AT_ONCE, (test) => work(run, subjects, test));
    if (!signal.aborted) await endRun(run, "done");
  } catch (error) {
    logger.error({ err: error, runId }, "a run of tests failed");
    await endRun(run, "failed");
  }
}

async function subjectsOf(run: TestRun, signal: AbortSignal): Promise<Subjects> {
  const { workspaceId, botId, subject } = run;
  const { liveVersion } = await getBotRow({ workspaceId, botId });
  if (subject !== "draft") {
    const tested = await getBotVersion({ workspaceId, botId, number: Number(subject) });
    return { workspaceId, tested, live: null, signal };
  }
  const live = liveVersion === null ? null : await getBotVersion({ workspaceId, botId, number: liveVersion });
  return { workspaceId, tested: await getDraftBot({ workspaceId, botId }), live, signal };
}

async function testsOf(run: TestRun, testIds: string[] | undefined): Promise<BotTest[]> {
  const { workspaceId, botId, id: runId } = run;
  const done = await db.testResult.findMany({ where: { workspaceId, runId }, select: { testId: true } });
  const isDone = new Set(done.map((result) => result.testId));
  const tests = await db.botTest.findMany({
    where: { workspaceId, botId, ...(testIds ? { id: { in: testIds } } : { isEnabled: true }) },
    orderBy: { createdAt: "asc" },
  });
  return tests.filter((test) => !isDone.has(test.id));
}

/** False when no further test is to be run. */
async function work(run: TestRun, subjects: Subjects, test: BotTest): Promise<boolean> {
  const { workspaceId, id } = run;
  if (subjects.signal.aborted) return false;
  const now = await db.testRun.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    select: { state: true },
  });
  if (now?.state !== "running") return false;
  await runTest(run, subjects, test);
  return true;
}

/** The test has its result in the run. */
async function runTest(run: TestRun, subjects: Subjects, test: BotTest): Promise<void> {
  const { workspaceId, id: runId } = run;
  const { answer, failures } = await tryTest(subjects, test);
  const passed = failures.length === 0;
  if (subjects.signal.aborted) return;
  const live = passed || !subjects.live ? null : await answerOf(subjects, subjects.live, test);
  await db.$transaction([
    db.testResult.create({
      data: {
        workspaceId,
        runId,
        testId: test.id,
        question: test.question,
        expect: toStored(expectOf(test)),
        passed,
        failures: failures.map((failure) => ({ ...failure })),
        answer: { draft: { ...toTested(answer) }, live: live && { ...toTested(live) } },
      },
    }),
    db.testRun.updateMany({
      where: { workspaceId, id: runId },
      data: {
        [passed ? "passed" : "failed"]: { increment: 1 },
        costUsd: { increment: (answer.costUsd ?? 0) + (live?.costUsd ?? 0) },
      },
    }),
  ]);
  publish(runChannel(run.botId), { runId });
}

async function tryTest(
  subjects: Subjects,
  test: BotTest,
): Promise<{ answer: OnceAnswered; failures: TestFailure[] }> {
  const expect = expectOf(test);
  const answer = await answerOf(subjects, subjects.tested, test);
  const matched = expect.matches === undefined ? null : await testPattern(expect.matches, [answer.text]);
  const judged =
    expect.judge === undefined
      ? null
      : await askJudge({
          ...subjects,
          question: test.question,
          answer: answer.text,
          criterion: expect.judge,
        });
  const failures = gradeAnswer(answer, expect, {
    ...(matched === null
      ? {}
      : { pattern: matched === "too-slow" ? matched : matched[0] ? "matched" : "not-matched" }),
    ...(judged ? { judged } : {}),
  });
  return { answer, failures };
}

function answerOf({ workspaceId, signal }: Subjects, bot: AnsweringBot, test: BotTest) {
  const { locale } = bot.settings;
  const before = historyOf(test).map((text) => ({ role: "user" as const, text }));
  return answerOnce({ workspaceId, bot, question: test.question, before, locale, signal });
}

function toTested({ text, kind, citations, latencyMs, costUsd }: OnceAnswered): TestedAnswer {
  const cited = [...new Set(citations.map((citation) => citation.title))];
  return { text, kind, cited, latencyMs, costUsd };
}

/** Only a running one ends; who cancelled it meanwhile has ended it. */
async function endRun(run: TestRun, state: "done" | "failed"): Promise<void> {
  const { workspaceId, id, botId } = run;
  await db.testRun.updateMany({
    where: { workspaceId, id, state: "running" },
    data: { state, finishedAt: new Date() },
  });
  publish(runChannel(botId), { runId: id });
}
