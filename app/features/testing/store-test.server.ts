import type { Actor } from "#app/domain/access/permissions.ts";
import type { TestExpectation } from "#app/domain/testing/test-expectation.ts";
import { getBotRow } from "#app/features/bots/index.server.ts";
import { db, isUniqueViolation } from "#app/platform/db.server.ts";
import { AppError, fieldError } from "#app/shared/app-error.ts";
import { createId, isId } from "#app/shared/ids.ts";
import { checkExpectation } from "./check-expectation.server.ts";
import { expectOf, historyOf, sameTestKey, toStored, toTestView } from "./test-rows.server.ts";
import type { TestOrigin, TestView } from "./test-view.ts";

/** Of one bot. */
export const MAX_TESTS = 500;

export interface NewTest {
  question: string;
  history?: string[] | undefined;
  expect: TestExpectation;
}

/** The bot has the test; null when it has the same one, or one of the same origin, already. Throws `NOT_FOUND`, `TOO_MANY`, `INVALID`. */
export async function storeTest(input: {
  actor: Actor;
  botId: string;
  test: NewTest;
  origin: TestOrigin;
  /** Of what it was made from; without one the test itself is the key. */
  originKey?: string;
}): Promise<TestView | null> {
  const { actor, botId, test, origin } = input;
  const { workspaceId } = actor;
  await getBotRow({ workspaceId, botId });
  await checkExpectation(test.expect);
  if ((await db.botTest.count({ where: { workspaceId, botId } })) >= MAX_TESTS)
    throw new AppError("TOO_MANY", { params: { max: MAX_TESTS } });
  const { question, history = [], expect } = test;
  try {
    const row = await db.botTest.create({
      data: {
        id: createId(),
        workspaceId,
        botId,
        question,
        ...(history.length > 0 ? { history } : {}),
        expect: toStored(expect),
        origin,
        originKey: input.originKey ?? sameTestKey({ question, history, expect }),
        createdById: actor.userId,
      },
    });
    return toTestView(row);
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}

/** The bot has one more test. Throws `NOT_FOUND`, `TOO_MANY`, and `INVALID` for one that it has or that expects nothing. */
export async function addTest(input: { actor: Actor; botId: string; test: NewTest }): Promise<TestView> {
  const added = await storeTest({ ...input, origin: "hand" });
  if (!added) throw fieldError("question", "TEST_KNOWN");
  return added;
}

/** The test of the bot. Throws `NOT_FOUND`. */
async function getTestRow(input: { actor: Actor; botId: string; testId: string }) {
  const { actor, botId, testId } = input;
  const { workspaceId } = actor;
  await getBotRow({ workspaceId, botId });
  const row = isId(testId)
    ? await db.botTest.findUnique({ where: { workspaceId_id: { workspaceId, id: testId } } })
    : null;
  if (!row || row.botId !== botId) throw new AppError("NOT_FOUND");
  return row;
}

/** The test is as the change says; an expectation replaces the former one whole. Throws `NOT_FOUND` and `INVALID`. */
export async function changeTest(input: {
  actor: Actor;
  botId: string;
  testId: string;
  change: {
    question?: string | undefined;
    history?: string[] | undefined;
    expect?: TestExpectation | undefined;
    isEnabled?: boolean | undefined;
  };
}): Promise<TestView> {
  const { actor, change } = input;
  const { workspaceId } = actor;
  const row = await getTestRow(input);
  const question = change.question ?? row.question;
  const history = change.history ?? historyOf(row);
  const expect = change.expect ?? expectOf(row);
  if (change.expect) await checkExpectation(change.expect);
  const isSame = row.originKey?.startsWith("same:");
  try {
    const changed = await db.botTest.update({
      where: { workspaceId_id: { workspaceId, id: row.id } },
      data: {
        question,
        history,
        expect: toStored(expect),
        ...(change.isEnabled === undefined ? {} : { isEnabled: change.isEnabled }),
        ...(isSame ? { originKey: sameTestKey({ question, history, expect }) } : {}),
      },
    });
    return toTestView(changed);
  } catch (error) {
    if (isUniqueViolation(error)) throw fieldError("question", "TEST_KNOWN");
    throw error;
  }
}

/** The test is gone; what it said in former runs stays with them. Throws `NOT_FOUND`. */
export async function deleteTest(input: { actor: Actor; botId: string; testId: string }): Promise<void> {
  const { id } = await getTestRow(input);
  const { workspaceId } = input.actor;
  await db.botTest.deleteMany({ where: { workspaceId, id } });
}
