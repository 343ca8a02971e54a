import type { Actor } from "#app/domain/access/permissions.ts";
import { getBotRow } from "#app/features/bots/index.server.ts";
import type { Lead, Prisma } from "#app/generated/prisma/client.ts";
import { readCursor, writeCursor } from "#app/platform/cursor.server.ts";
import { db } from "#app/platform/db.server.ts";
import type { LeadFilter } from "./lead.schema.ts";
import { toLeadView, type LeadView } from "./lead-view.ts";

export interface LeadPage {
  items: LeadView[];
  nextCursor: string | null;
}

const DAY_MS = 86_400_000;
/** Of a search only the newest are looked through further. */
const MOST_FOUND = 500;

/** What visitors of the bot left, the newest first. Days count in UTC, both included. Throws `NOT_FOUND` and `CURSOR_INVALID`. */
export async function listLeads(input: {
  actor: Actor;
  botId: string;
  filter: LeadFilter;
  limit: number;
}): Promise<LeadPage> {
  const { actor, botId, filter, limit } = input;
  const { workspaceId } = actor;
  await getBotRow({ workspaceId, botId });
  const after = readCursor(filter.cursor ?? null);
  const rows = await db.lead.findMany({
    where: {
      workspaceId,
      botId,
      createdAt: daysOf(filter),
      ...(filter.q ? { id: { in: await findLeads(workspaceId, botId, filter.q) } } : {}),
      ...(after
        ? { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] }
        : {}),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const asked = await askedIn(workspaceId, page);
  return {
    items: page.map((row) => toLeadView(row, asked.get(row.conversationId ?? "") ?? "")),
    nextCursor: rows.length > limit && last ? writeCursor({ at: last.createdAt, id: last.id }) : null,
  };
}

function daysOf({ from, to }: LeadFilter): Prisma.DateTimeFilter {
  return {
    ...(from ? { gte: new Date(from) } : {}),
    ...(to ? { lt: new Date(Date.parse(to) + DAY_MS) } : {}),
  };
}

/** Those in whose values the text stands, in upper or lower case. */
async function findLeads(workspaceId: string, botId: string, text: string): Promise<string[]> {
  const pattern = `%${text.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Lead"
    WHERE "workspaceId" = ${workspaceId} AND "botId" = ${botId}
      AND LOWER(CAST("fields" AS TEXT)) LIKE ${pattern} ESCAPE '\\'
    ORDER BY "createdAt" DESC LIMIT ${MOST_FOUND}`;
  return rows.map(({ id }) => id);
}

/** The last question of each conversation. */
async function askedIn(workspaceId: string, leads: readonly Lead[]): Promise<Map<string, string>> {
  const ids = leads.flatMap(({ conversationId }) => conversationId ?? []);
  const rows = await db.message.findMany({
    where: { workspaceId, conversationId: { in: ids }, role: "visitor" },
    orderBy: { seq: "desc" },
    distinct: ["conversationId"],
    select: { conversationId: true, text: true },
  });
  return new Map(rows.map(({ conversationId, text }) => [conversationId, text]));
}
