import type { Prisma } from "#app/generated/prisma/client.ts";
import { createBatcher } from "#app/platform/batcher.server.ts";
import { db } from "#app/platform/db.server.ts";
import { singleton } from "#app/platform/singleton.server.ts";

/** What is written of an answer, while it grows and when it ends. */
export interface AnswerRecord {
  workspaceId: string;
  messageId: string;
  data: Prisma.MessageUpdateManyMutationInput;
  /** With the end of an answer: why it is what it is. */
  trace?: Prisma.InputJsonObject;
}

/** Only an answer that is still the bot's to give is written: one that was stopped or taken over meanwhile stays as it is. */
const OPEN = ["queued", "streaming"];

/** The answer stands in the database as the record says, when this resolves. */
export const storeAnswer = singleton("store-answer", () =>
  createBatcher<AnswerRecord, null>({ run: storeAll, keyOf: (record) => record.messageId, most: 50 }),
);

async function storeAll(records: AnswerRecord[]): Promise<null[]> {
  const updates = records.map(({ workspaceId, messageId, data }) =>
    db.message.updateMany({ where: { workspaceId, id: messageId, status: { in: OPEN } }, data }),
  );
  const traces = records.flatMap(({ workspaceId, messageId, trace }) =>
    trace ? [{ workspaceId, messageId, data: trace }] : [],
  );
  await db.$transaction([...updates, ...(traces.length > 0 ? [db.trace.createMany({ data: traces })] : [])]);
  return records.map(() => null);
}
