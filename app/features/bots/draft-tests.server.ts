import { db, type Transaction } from "#app/platform/db.server.ts";

/** How the tests stand to the draft as it is now. */
export interface DraftTests {
  /** How many tests count: those that are switched on. */
  tests: number;
  /** The newest run of all of them on this draft with this knowledge; null when they have to be run. */
  run: { id: string; failedTestIds: string[] } | null;
}

/** More runs of one draft are not looked through. */
const RUNS = 20;

/** What the tests said of the draft as it is at this moment, with the tests as they are at this moment. */
export async function draftTestsOf(
  bot: { workspaceId: string; id: string; draftRevision: number; knowledgeRevision: number },
  client: Pick<Transaction, "botTest" | "testRun"> = db,
): Promise<DraftTests> {
  const { workspaceId, id: botId, draftRevision, knowledgeRevision } = bot;
  const tests = await client.botTest.findMany({
    where: { workspaceId, botId, isEnabled: true },
    select: { id: true, updatedAt: true },
  });
  if (tests.length === 0) return { tests: 0, run: null };
  const runs = await client.testRun.findMany({
    where: { workspaceId, botId, subject: "draft", state: "done", draftRevision, knowledgeRevision },
    orderBy: { createdAt: "desc" },
    take: RUNS,
    include: { results: { select: { testId: true, passed: true } } },
  });
  for (const { id, createdAt, results } of runs) {
    const passed = new Map(results.map((result) => [result.testId, result.passed]));
    if (!tests.every((test) => passed.has(test.id) && test.updatedAt <= createdAt)) continue;
    const failedTestIds = tests.flatMap((test) => (passed.get(test.id) ? [] : [test.id]));
    return { tests: tests.length, run: { id, failedTestIds } };
  }
  return { tests: tests.length, run: null };
}
