import { Prisma } from "#app/generated/prisma/client.ts";
import { db } from "#app/platform/db.server.ts";
import { logger } from "#app/platform/logger.server.ts";
import { singleton } from "#app/platform/singleton.server.ts";

/** What an answer used, to be added to the day of its bot and of its visitor. */
export interface AnswerUse {
  workspaceId: string;
  botId: string;
  /** Empty: nobody that could be counted. */
  visitorId: string;
  /** `2026-11-21` */
  day: string;
  /** 1 for an answer to a visitor, 0 for a preview. */
  messages: number;
  inputTokens: number;
  outputTokens: number;
  costUsd: number;
  /** 1 when a model without a known price was used. */
  unpriced: number;
}

const AMOUNTS = ["messages", "inputTokens", "outputTokens", "costUsd", "unpriced"] as const;

/** What no limit waits for is written after so many milliseconds, all together. */
const WRITTEN_AFTER_MS = 1_000;
const ROWS_AT_ONCE = 500;

interface Waiting {
  rows: Map<string, AnswerUse>;
  holds: string[];
  timer: NodeJS.Timeout | undefined;
  writing: Promise<void>;
}

const waiting = singleton("answer-uses", (): Waiting => ({
  rows: new Map(),
  holds: [],
  timer: undefined,
  writing: Promise.resolve(),
}));

/**
 * The use counts for its bot and its visitor. With a hold it is written, and the hold is gone, when this resolves; without one it is
 * written within a second, together with what others used.
 */
export function recordUse(use: AnswerUse, holdId: string | null): Promise<void> {
  add({ ...use, visitorId: "" });
  if (use.visitorId !== "") add(use);
  if (holdId !== null) {
    waiting.holds.push(holdId);
    return flushUses();
  }
  waiting.timer ??= setTimeout(() => void flushUses(), WRITTEN_AFTER_MS).unref();
  return Promise.resolve();
}

function add(use: AnswerUse): void {
  const key = `${use.botId} ${use.day} ${use.visitorId}`;
  const known = waiting.rows.get(key);
  if (!known) waiting.rows.set(key, { ...use });
  else for (const amount of AMOUNTS) known[amount] += use[amount];
}

/** Everything that was used up to now is written when this resolves; never rejects. */
export function flushUses(): Promise<void> {
  // Who comes while a write is under way, or in the same turn, goes together into the next one.
  waiting.writing = waiting.writing
    .then(() => new Promise((resolve) => setImmediate(resolve)))
    .then(writeWaiting);
  return waiting.writing;
}

async function writeWaiting(): Promise<void> {
  clearTimeout(waiting.timer);
  waiting.timer = undefined;
  const { rows, holds } = waiting;
  if (rows.size === 0 && holds.length === 0) return;
  waiting.rows = new Map();
  waiting.holds = [];
  // In one order everywhere, so that processes do not wait for each other in a ring.
  const sorted = [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, use]) => use);
  for (let at = 0; at === 0 || at < sorted.length; at += ROWS_AT_ONCE)
    await writeOrSplit(sorted.slice(at, at + ROWS_AT_ONCE), at === 0 ? holds : []);
}

/** A row that cannot be written, of a bot that is gone, must not cost the others theirs. */
async function writeOrSplit(rows: AnswerUse[], holds: string[]): Promise<void> {
  try {
    await write(rows, holds);
  } catch (error) {
    if (rows.length <= 1)
      logger.error({ err: error, botId: rows[0]?.botId }, "what an answer used was not written");
    else for (const [index, row] of rows.entries()) await writeOrSplit([row], index === 0 ? holds : []);
  }
}

async function write(rows: AnswerUse[], holds: string[]): Promise<void> {
  const values = rows.map(
    (use) =>
      Prisma.sql`(${use.workspaceId}, ${use.botId}, ${use.visitorId}, ${use.day}, ${use.messages}, ${use.inputTokens}, ${use.outputTokens}, ${use.costUsd}, ${use.unpriced})`,
  );
  const additions = Prisma.raw(
    AMOUNTS.map((amount) => `"${amount}" = "DailyUse"."${amount}" + excluded."${amount}"`).join(", "),
  );
  const insert =
    rows.length === 0
      ? []
      : [
          db.$executeRaw`
            INSERT INTO "DailyUse" ("workspaceId", "botId", "visitorId", "day", "messages", "inputTokens", "outputTokens", "costUsd", "unpriced")
            VALUES ${Prisma.join(values)}
            ON CONFLICT ("workspaceId", "botId", "visitorId", "day") DO UPDATE SET ${additions}`,
        ];
  const release =
    holds.length === 0
      ? []
      : [db.$executeRaw`DELETE FROM "SpendingHold" WHERE "id" IN (${Prisma.join(holds)})`];
  // Together: at no moment is money neither held nor spent.
  await db.$transaction([...insert, ...release]);
}
