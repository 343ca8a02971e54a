import { z } from "zod";
import { UnreadableSource } from "#app/features/knowledge/readers/unreadable-source.ts";
import { MOST_PAGES } from "#app/features/knowledge/source-kinds.ts";
import { openRevision, type RevisionPlace } from "#app/features/knowledge/store-revision.server.ts";
import type { Source } from "#app/generated/prisma/client.ts";
import { db } from "#app/platform/db.server.ts";
import { SitePages, type Page } from "./site-pages.server.ts";
import { SiteVisitor } from "./site-visitor.server.ts";

/** Marks a revision that is being filled, with the length of its passages behind it. */
const BUILDING = "building:";
const DEFAULT_LIMIT = 200;
const ROWS_AT_ONCE = 200;

const WebInput = z.object({
  url: z.string(),
  limit: z.number().int().min(1).max(MOST_PAGES).default(DEFAULT_LIMIT),
  include: z.array(z.string()).default([]),
  exclude: z.array(z.string()).default([]),
  withoutStart: z.literal(true).optional(),
});

/** One reading of a web source, from its first request until the draft knows it; a restart goes on with the same one. */
export interface SiteRun {
  source: Source;
  input: z.infer<typeof WebInput>;
  /** Of the passages that this reading cuts. */
  length: string;
  /** Whether the reading before cut them the same way, so that those of unchanged pages can be kept. */
  isSameCut: boolean;
  place: RevisionPlace;
  startedAt: Date;
  pages: SitePages;
  visitor: SiteVisitor;
  signal: AbortSignal | undefined;
}

/** What `SourceRevision.contentHash` begins with when it was cut for this length. */
export const cutMark = (length: string): string => `${length}:`;

/** Goes on with a reading that was cut off, or begins a new one: every page of the last one waits again. */
export async function openRun(asked: {
  source: Source;
  length: string;
  signal: AbortSignal | undefined;
}): Promise<SiteRun> {
  const { source, signal } = asked;
  const { workspaceId, botId, id: sourceId } = source;
  const input = WebInput.parse(source.input);
  const cutOff = await db.sourceRevision.findFirst({
    where: { workspaceId, sourceId, contentHash: { startsWith: BUILDING } },
    orderBy: { createdAt: "desc" },
  });
  const length = cutOff ? cutOff.contentHash.slice(BUILDING.length) : asked.length;
  if (!cutOff) await letAllWait(workspaceId, sourceId);
  const place = cutOff
    ? { workspaceId, botId, revisionId: cutOff.id }
    : await openRevision(source, BUILDING + length);
  const rows = await db.sourcePage.findMany({
    where: { workspaceId, sourceId },
    orderBy: [{ depth: "asc" }, { url: "asc" }],
  });
  if (cutOff) await dropHalfPages(place, rows);
  const former = await formerRevision(source);
  return {
    source,
    input,
    length,
    isSameCut: former?.contentHash.startsWith(cutMark(length)) ?? false,
    place,
    startedAt: cutOff?.createdAt ?? new Date(),
    pages: new SitePages({ workspaceId, sourceId }, source.type === "url" ? 1 : input.limit, rows),
    visitor: new SiteVisitor(input.url, signal),
    signal,
  };
}

/** The revision that the draft knows now. */
export async function formerRevision({ workspaceId, id }: Pick<Source, "workspaceId" | "id">) {
  const where = { workspaceId_id: { workspaceId, id } };
  const row = await db.source.findUnique({ where, select: { revisionId: true, deletedAt: true } });
  if (!row || row.deletedAt) throw new UnreadableSource("UNREADABLE");
  if (!row.revisionId) return null;
  return db.sourceRevision.findUnique({ where: { workspaceId_id: { workspaceId, id: row.revisionId } } });
}

async function letAllWait(workspaceId: string, sourceId: string): Promise<void> {
  const mine = { workspaceId, sourceId };
  await db.sourcePage.deleteMany({
    where: {
      ...mine,
      revisionId: null,
      OR: [{ status: "gone" }, { errorCode: { in: ["PAGE_GONE", "TRAP", "ADDRESS_REFUSED", "OTHER_SITE"] } }],
    },
  });
  await db.sourcePage.updateMany({ where: mine, data: { status: "waiting", errorCode: null } });
}

/** Passages of pages that were being stored when the reading was cut off: these pages are read again. */
async function dropHalfPages(place: RevisionPlace, rows: readonly Page[]): Promise<void> {
  const urls = rows.filter(({ status }) => status === "waiting").map(({ url }) => url);
  const { workspaceId, revisionId } = place;
  for (let start = 0; start < urls.length; start += ROWS_AT_ONCE)
    await db.passage.deleteMany({
      where: { workspaceId, revisionId, url: { in: urls.slice(start, start + ROWS_AT_ONCE) } },
    });
}
