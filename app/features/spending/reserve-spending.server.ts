import { Prisma } from "#app/generated/prisma/client.ts";
import { createBatcher } from "#app/platform/batcher.server.ts";
import { db, type Transaction } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { singleton } from "#app/platform/singleton.server.ts";

/** What an answer under way may cost at most. */
export interface Reservation {
  /** The answer's own id: it holds at most one reservation, the newest. */
  id: string;
  workspaceId: string;
  botId: string;
  /** Empty: nobody that could be counted. */
  visitorId: string;
  /** `2026-11-21` */
  day: string;
  /** US dollars, with what the answer has cost already. */
  usd: number;
  /** The model costs nothing, or nobody knows what: limits of money do not bound it. */
  isFree: boolean;
  /** Null: not bounded. */
  caps: { botMessages: number | null; botUsd: number | null; visitorUsd: number | null };
}

/** Which limit a reservation would pass. */
export type Refusal = "bot-messages" | "bot-money" | "visitor-money";

/** Longer than any answer takes; then it counts no more, because its process must have died. Milliseconds. */
const HELD_MS = 150_000;
/** Sums of prices are not exact in binary. */
const ROUNDING = 1e-9;

/**
 * The money is held, and counts as spent until it is settled or too old; or the limit that it would pass. However many ask at once,
 * in however many processes, what is held and spent together never passes a limit.
 */
export function reserveSpending(reservation: Reservation): Promise<Refusal | null> {
  return reserveInBatch(reservation);
}

const reserveInBatch = singleton("reserve-spending", () =>
  createBatcher<Reservation, Refusal | null>({
    run: (reservations) => db.$transaction((tx) => reserveAll(tx, reservations)),
    keyOf: (reservation) => reservation.id,
    most: 100,
  }),
);

interface Tally {
  messages: number;
  usd: number;
}

async function reserveAll(tx: Transaction, reservations: Reservation[]): Promise<(Refusal | null)[]> {
  await lockBots(tx, reservations);
  const now = new Date();
  const tallies = await readTallies(tx, reservations, now);
  const refusals = reservations.map((reservation) => {
    const ofBot = tallyOf(tallies, reservation, "");
    const ofVisitor = tallyOf(tallies, reservation, reservation.visitorId);
    const refusal = refusalOf(reservation, ofBot, ofVisitor);
    if (refusal) return refusal;
    for (const tally of new Set([ofBot, ofVisitor])) {
      tally.messages += 1;
      tally.usd += reservation.usd;
    }
    return null;
  });
  await hold(
    tx,
    reservations.filter((_, index) => refusals[index] === null),
    now,
  );
  return refusals;
}

/** SQLite has one writer at a time; PostgreSQL lets writers of one bot take turns until the end of their transactions. */
async function lockBots(tx: Transaction, reservations: Reservation[]): Promise<void> {
  if (!env.isPostgres) return;
  for (const botId of [...new Set(reservations.map((each) => each.botId))].sort())
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`spending:${botId}`}, 0))`;
}

const keyOf = (botId: string, day: string, visitorId: string) => `${botId} ${day} ${visitorId}`;

function tallyOf(tallies: Map<string, Tally>, { botId, day }: Reservation, visitorId: string): Tally {
  const key = keyOf(botId, day, visitorId);
  let tally = tallies.get(key);
  if (!tally) {
    tally = { messages: 0, usd: 0 };
    tallies.set(key, tally);
  }
  return tally;
}

function refusalOf(
  { caps, usd, isFree, visitorId }: Reservation,
  ofBot: Tally,
  ofVisitor: Tally,
): Refusal | null {
  if (caps.botMessages !== null && ofBot.messages + 1 > caps.botMessages) return "bot-messages";
  if (isFree) return null;
  if (caps.botUsd !== null && ofBot.usd + usd > caps.botUsd + ROUNDING) return "bot-money";
  if (visitorId !== "" && caps.visitorUsd !== null && ofVisitor.usd + usd > caps.visitorUsd + ROUNDING)
    return "visitor-money";
  return null;
}

/** What is spent and held, of bots and of visitors, in one look; the asking answers' own holds do not count. */
async function readTallies(
  tx: Transaction,
  reservations: Reservation[],
  now: Date,
): Promise<Map<string, Tally>> {
  const days = Prisma.join(
    reservations.map(({ workspaceId, botId, day }) => Prisma.sql`(${workspaceId}, ${botId}, ${day})`),
  );
  const visitors = Prisma.join(["", ...reservations.map((each) => each.visitorId)]);
  const own = Prisma.join(reservations.map((each) => each.id));
  const live = Prisma.sql`("workspaceId", "botId", "day") IN (VALUES ${days}) AND "expiresAt" > ${now} AND "id" NOT IN (${own})`;
  const rows = await tx.$queryRaw<
    { botId: string; visitorId: string; day: string; messages: unknown; usd: unknown }[]
  >`
    SELECT "botId", "visitorId", "day", SUM("messages") AS "messages", SUM("usd") AS "usd" FROM (
      SELECT "botId", "visitorId", "day", "messages", "costUsd" AS "usd" FROM "DailyUse"
      WHERE ("workspaceId", "botId", "day") IN (VALUES ${days}) AND "visitorId" IN (${visitors})
      UNION ALL SELECT "botId", '' AS "visitorId", "day", 1 AS "messages", "usd" FROM "SpendingHold" WHERE ${live}
      UNION ALL SELECT "botId", "visitorId", "day", 1 AS "messages", "usd" FROM "SpendingHold" WHERE ${live} AND "visitorId" <> ''
    ) AS "used" GROUP BY "botId", "visitorId", "day"`;
  return new Map(
    rows.map(({ botId, visitorId, day, messages, usd }) => [
      keyOf(botId, day, visitorId),
      { messages: Number(messages), usd: Number(usd) },
    ]),
  );
}

async function hold(tx: Transaction, reservations: Reservation[], now: Date): Promise<void> {
  if (reservations.length === 0) return;
  const expiresAt = new Date(now.getTime() + HELD_MS);
  const rows = reservations.map(
    ({ id, workspaceId, botId, visitorId, day, usd }) =>
      Prisma.sql`(${id}, ${workspaceId}, ${botId}, ${visitorId}, ${day}, ${usd}, ${expiresAt})`,
  );
  await tx.$executeRaw`
    INSERT INTO "SpendingHold" ("id", "workspaceId", "botId", "visitorId", "day", "usd", "expiresAt") VALUES ${Prisma.join(rows)}
    ON CONFLICT ("id") DO UPDATE SET "usd" = excluded."usd", "expiresAt" = excluded."expiresAt"`;
  await tx.$executeRaw`DELETE FROM "SpendingHold" WHERE "expiresAt" < ${now}`;
}
