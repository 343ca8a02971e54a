import { isDeepStrictEqual } from "node:util";
import type { Actor } from "#app/domain/access/permissions.ts";
import type { TestExpectation } from "#app/domain/testing/test-expectation.ts";
import type { BotTest, Prisma } from "#app/generated/prisma/client.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import type { TestPart } from "./bot-file.schema.ts";
import { derivedId } from "./derived-id.ts";

interface ImportedTests {
  actor: Actor;
  botId: string;
  tests: readonly TestPart[];
  /** The sources of the bot by their keys in the file: a test may name one. */
  sourceIds: ReadonlyMap<string, string>;
}

/** The bot has the tests of the file and no others. Those that are like this already stay untouched, with their results. */
export async function importTests(tx: Transaction, input: ImportedTests): Promise<void> {
  const { actor, botId, tests, sourceIds } = input;
  const { workspaceId } = actor;
  const rows = await tx.botTest.findMany({ where: { workspaceId, botId } });
  const startedAt = Date.now();
  const kept: string[] = [];
  for (const [index, { key, history, expect, ...rest }] of tests.entries()) {
    const former = rows.find((row) => row.originKey === key || row.id === key);
    const data = { ...rest, history, expect: expectHere(expect, sourceIds), originKey: key };
    const id = former?.id ?? derivedId(workspaceId, botId, "test", key);
    kept.push(id);
    if (!former)
      await tx.botTest.create({
        data: {
          id,
          workspaceId,
          botId,
          createdById: actor.userId,
          createdAt: new Date(startedAt + index),
          ...data,
        },
      });
    else if (!isLike(former, data))
      await tx.botTest.update({ where: { workspaceId_id: { workspaceId, id } }, data });
  }
  await tx.botTest.deleteMany({ where: { workspaceId, botId, id: { notIn: kept } } });
}

/** What is expected, with the sources' ids of this workspace. */
function expectHere(expect: TestExpectation, sourceIds: ReadonlyMap<string, string>): Prisma.InputJsonObject {
  const { citesSource } = expect;
  const here = citesSource === undefined ? {} : { citesSource: sourceIds.get(citesSource) ?? citesSource };
  const all = { ...expect, ...here };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function isLike(
  row: BotTest,
  data: Omit<TestPart, "key" | "expect"> & { expect: Prisma.InputJsonObject },
): boolean {
  return (
    row.question === data.question &&
    row.isEnabled === data.isEnabled &&
    isDeepStrictEqual(row.history ?? [], data.history) &&
    isDeepStrictEqual(row.expect, data.expect)
  );
}
