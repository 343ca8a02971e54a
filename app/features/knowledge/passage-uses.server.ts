import type { Actor } from "#app/domain/access/permissions.ts";
import { getBotRow } from "#app/features/bots/index.server.ts";
import { Prisma } from "#app/generated/prisma/client.ts";
import { db } from "#app/platform/db.server.ts";
import { toPassageView, type PassageView } from "./list-passages.server.ts";

/** A source with passages that no answer used. */
export interface UnusedSource {
  sourceId: string;
  title: string;
  type: string;
  unused: number;
  passages: number;
}

export interface UsedPassage extends PassageView {
  sourceId: string;
  uses: number;
  lastUsedAt: string;
}

const DAY_MS = 86_400_000;
const MOST_SOURCES = 100;
const MOST_USED = 20;

interface Which {
  actor: Actor;
  botId: string;
  /** Unused in this many days; null: never used. */
  days: number | null;
}

/**
 * The draft's sources with passages that are switched on and were in no answer, those with most of them first.
 * Throws `NOT_FOUND`.
 */
export async function listUnusedSources({ actor, botId, days }: Which): Promise<UnusedSource[]> {
  const { workspaceId } = actor;
  await getBotRow({ workspaceId, botId });
  const rows = await db.$queryRaw<{ id: string; unused: number | bigint }[]>`
    SELECT s."id" AS "id", COUNT(*) AS "unused"
    FROM "Source" s
    JOIN "Passage" p ON p."workspaceId" = s."workspaceId" AND p."revisionId" = s."revisionId"
    WHERE s."workspaceId" = ${workspaceId} AND s."botId" = ${botId} AND s."deletedAt" IS NULL
      AND p."isEnabled" = TRUE AND p."contentKey" <> '' AND ${isUnused(days)}
    GROUP BY s."id" ORDER BY COUNT(*) DESC, s."id" LIMIT ${MOST_SOURCES}`;
  const sources = await db.source.findMany({
    where: { workspaceId, id: { in: rows.map(({ id }) => id) } },
    select: { id: true, title: true, type: true, revisionId: true },
  });
  const revisions = await db.sourceRevision.findMany({
    where: { workspaceId, id: { in: sources.flatMap(({ revisionId }) => revisionId ?? []) } },
    select: { sourceId: true, passageCount: true },
  });
  const byId = new Map(sources.map((source) => [source.id, source]));
  const counts = new Map(revisions.map(({ sourceId, passageCount }) => [sourceId, passageCount]));
  return rows.flatMap(({ id, unused }) => {
    const source = byId.get(id);
    if (!source) return [];
    const { title, type } = source;
    return [{ sourceId: id, title, type, unused: Number(unused), passages: counts.get(id) ?? 0 }];
  });
}

/** The first unused passages of one source of the draft, in their order. Throws `NOT_FOUND`. */
export async function listUnusedPassages(
  input: Which & { sourceId: string; limit: number },
): Promise<PassageView[]> {
  const { workspaceId } = input.actor;
  const { botId, sourceId, days, limit } = input;
  await getBotRow({ workspaceId, botId });
  const ids = await db.$queryRaw<{ id: string }[]>`
    SELECT p."id" AS "id"
    FROM "Source" s
    JOIN "Passage" p ON p."workspaceId" = s."workspaceId" AND p."revisionId" = s."revisionId"
    WHERE s."workspaceId" = ${workspaceId} AND s."botId" = ${botId} AND s."id" = ${sourceId}
      AND s."deletedAt" IS NULL AND p."isEnabled" = TRUE AND p."contentKey" <> '' AND ${isUnused(days)}
    ORDER BY p."position" LIMIT ${limit}`;
  const rows = await db.passage.findMany({
    where: { workspaceId, id: { in: ids.map(({ id }) => id) } },
    orderBy: { position: "asc" },
  });
  return rows.map(toPassageView);
}

/** Previews count for nothing: their answers record no use. */
function isUnused(days: number | null): Prisma.Sql {
  const since = days === null ? Prisma.empty : Prisma.sql`AND u."lastUsedAt" >= ${daysAgo(days)}`;
  return Prisma.sql`NOT EXISTS (
    SELECT 1 FROM "PassageUse" u
    WHERE u."workspaceId" = s."workspaceId" AND u."botId" = s."botId" AND u."contentKey" = p."contentKey" ${since})`;
}

const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS);

/** The passages of the draft that were in most answers, most used first. Throws `NOT_FOUND`. */
export async function listMostUsed({ actor, botId }: Omit<Which, "days">): Promise<UsedPassage[]> {
  const { workspaceId } = actor;
  await getBotRow({ workspaceId, botId });
  const uses = await db.passageUse.findMany({
    where: { workspaceId, botId },
    orderBy: [{ uses: "desc" }, { contentKey: "asc" }],
    take: MOST_USED * 2,
  });
  const sources = await db.source.findMany({
    where: { workspaceId, botId, deletedAt: null, revisionId: { not: null } },
    select: { id: true, revisionId: true },
  });
  const sourceOf = new Map(sources.map(({ id, revisionId }) => [revisionId, id]));
  const passages = await db.passage.findMany({
    where: {
      workspaceId,
      revisionId: { in: sources.flatMap(({ revisionId }) => revisionId ?? []) },
      contentKey: { in: uses.map(({ contentKey }) => contentKey) },
    },
  });
  const byKey = new Map(passages.map((passage) => [passage.contentKey, passage]));
  return uses
    .flatMap(({ contentKey, uses: count, lastUsedAt }) => {
      const passage = byKey.get(contentKey);
      if (!passage) return [];
      const sourceId = sourceOf.get(passage.revisionId) ?? "";
      return [{ ...toPassageView(passage), sourceId, uses: count, lastUsedAt: lastUsedAt.toISOString() }];
    })
    .slice(0, MOST_USED);
}
