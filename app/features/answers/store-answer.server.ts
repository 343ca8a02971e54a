import { Prisma, type Message } from "#app/generated/prisma/client.ts";
import { recordPassageUse } from "#app/features/knowledge/index.server.ts";
import { createBatcher } from "#app/platform/batcher.server.ts";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { singleton } from "#app/platform/singleton.server.ts";
import { createId } from "#app/shared/ids.ts";
import type { Citation } from "#app/shared/protocol/visitor-api.ts";

/** The columns that the end of an answer sets. */
export type AnswerEnd = Pick<Message, "status"> &
  Partial<
    Pick<
      Message,
      | "kind"
      | "confidence"
      | "provider"
      | "model"
      | "inputTokens"
      | "outputTokens"
      | "costUsd"
      | "firstTokenMs"
      | "latencyMs"
    >
  > & { citations?: Citation[]; followUps?: string[] };

/** What is written of an answer, while it grows and when it ends. */
export interface AnswerRecord {
  workspaceId: string;
  messageId: string;
  text: string;
  end: AnswerEnd;
  /** With the end of an answer: why it is what it is. */
  trace?: Prisma.InputJsonObject;
  /** With the end of an answer that says it does not know. */
  openQuestion?: NewOpenQuestion;
  /** With the end of an answer: the passages that it used. */
  passageIds?: readonly string[];
}

/** A question that waits for somebody who knows the answer. */
export interface NewOpenQuestion {
  botId: string;
  conversationId: string;
  questionId: string;
  text: string;
  locale: string;
  channel: string;
}

/**
 * The answer stands in the database as the record says, when this resolves with true. With false it was not the bot's to give any
 * more: one that was stopped or taken over meanwhile stays as it is.
 */
export const storeAnswer = singleton("store-answer", () =>
  createBatcher<AnswerRecord, boolean>({ run: storeAll, keyOf: (record) => record.messageId, most: 50 }),
);

/** The columns that are written, with their types in both databases: a list of values has none of its own. */
const JSON_TYPE = env.isPostgres ? "JSONB" : "TEXT";
const COLUMNS = {
  status: "TEXT",
  text: "TEXT",
  kind: "TEXT",
  citations: JSON_TYPE,
  confidence: "DOUBLE PRECISION",
  provider: "TEXT",
  model: "TEXT",
  inputTokens: "INTEGER",
  outputTokens: "INTEGER",
  costUsd: "DOUBLE PRECISION",
  followUps: JSON_TYPE,
  firstTokenMs: "INTEGER",
  latencyMs: "INTEGER",
} as const;
const NAMES = Object.keys(COLUMNS);
const TYPES = Object.values(COLUMNS).map((type) => Prisma.raw(type));
const NAME_LIST = Prisma.raw(NAMES.map((name) => `"${name}"`).join(", "));
const ASSIGNMENTS = Prisma.raw(NAMES.map((name) => `"${name}" = "given"."${name}"`).join(", "));

/** One statement for all: as a query for each of them, the ends of answers were the largest part of an answer's cost. */
async function storeAll(records: AnswerRecord[]): Promise<boolean[]> {
  const update = db.$queryRaw<{ id: string }[]>`
    WITH "given" ("id", "workspaceId", ${NAME_LIST}) AS (VALUES ${Prisma.join(records.map(valuesOf))})
    UPDATE "Message" SET ${ASSIGNMENTS} FROM "given"
    WHERE "Message"."id" = "given"."id" AND "Message"."workspaceId" = "given"."workspaceId"
      AND "Message"."status" IN ('queued', 'streaming')
    RETURNING "Message"."id" AS "id"`;
  const others = [tracesOf(records), openQuestionsOf(records), recordPassageUse(usesOf(records))].filter(
    (each) => each !== null,
  );
  const [rows] = others.length > 0 ? await db.$transaction([update, ...others]) : [await update];
  const stored = new Set(rows.map((row) => row.id));
  return records.map((record) => stored.has(record.messageId));
}

function valuesOf({ workspaceId, messageId, text, end }: AnswerRecord): Prisma.Sql {
  const { citations, followUps, ...columns } = end;
  const values: Record<keyof typeof COLUMNS, string | number | null> = {
    kind: null,
    confidence: null,
    provider: null,
    model: null,
    inputTokens: null,
    outputTokens: null,
    costUsd: null,
    firstTokenMs: null,
    latencyMs: null,
    ...columns,
    text,
    citations: citations ? JSON.stringify(citations) : null,
    followUps: followUps ? JSON.stringify(followUps) : null,
  };
  const typed = Object.keys(COLUMNS).map(
    (name, index) => Prisma.sql`CAST(${values[name as keyof typeof COLUMNS]} AS ${TYPES[index]})`,
  );
  return Prisma.sql`(${messageId}, ${workspaceId}, ${Prisma.join(typed)})`;
}

function tracesOf(records: AnswerRecord[]): Prisma.PrismaPromise<number> | null {
  const now = new Date();
  const type = Prisma.raw(JSON_TYPE);
  const rows = records.flatMap(({ workspaceId, messageId, trace }) =>
    trace
      ? [Prisma.sql`(${messageId}, ${workspaceId}, CAST(${JSON.stringify(trace)} AS ${type}), ${now})`]
      : [],
  );
  if (rows.length === 0) return null;
  return db.$executeRaw`INSERT INTO "Trace" ("messageId", "workspaceId", "data", "createdAt") VALUES ${Prisma.join(rows)}`;
}

const usesOf = (records: AnswerRecord[]) =>
  records.map(({ workspaceId, messageId, end, passageIds = [] }) => ({
    workspaceId,
    messageId,
    status: end.status,
    passageIds,
  }));

function openQuestionsOf(records: AnswerRecord[]): Prisma.PrismaPromise<number> | null {
  const now = new Date();
  const rows = records.flatMap(({ workspaceId, messageId, openQuestion }) => {
    if (!openQuestion) return [];
    const { botId, conversationId, questionId, text, locale, channel } = openQuestion;
    return [
      Prisma.sql`(${createId()}, ${workspaceId}, ${botId}, ${conversationId}, ${questionId}, ${messageId}, ${text}, ${locale}, ${channel}, 'open', ${now})`,
    ];
  });
  if (rows.length === 0) return null;
  return db.$executeRaw`
    INSERT INTO "OpenQuestion" ("id", "workspaceId", "botId", "conversationId", "questionId", "answerId", "text", "locale", "channel", "state", "createdAt")
    VALUES ${Prisma.join(rows)} ON CONFLICT ("workspaceId", "answerId") DO NOTHING`;
}
