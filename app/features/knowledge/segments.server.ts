import { analyzePassage, isCurrentAnalysis } from "#app/domain/retrieval/analyze-passage.ts";
import { buildSegment, type Segment } from "#app/domain/retrieval/segment.ts";
import { db } from "#app/platform/db.server.ts";
import { singleton } from "#app/platform/singleton.server.ts";
import { textsOf } from "./list-passages.server.ts";

/** Indexes in memory, by revision, the least recently used first. A revision never changes, so neither does its index. */
const MAX_BYTES = 256 * 1024 * 1024;
const ROWS_AT_ONCE = 2_000;

interface Cache {
  segments: Map<string, Promise<Segment>>;
  bytes: number;
}
const cache = singleton("segments", (): Cache => ({ segments: new Map(), bytes: 0 }));

/** The indexes of the revisions, from memory or built from their stored terms. */
export async function getSegments(workspaceId: string, revisionIds: readonly string[]): Promise<Segment[]> {
  const segments = await Promise.all(revisionIds.map((revisionId) => getSegment(workspaceId, revisionId)));
  evict(new Set(revisionIds));
  return segments;
}

function getSegment(workspaceId: string, revisionId: string): Promise<Segment> {
  const key = `${workspaceId}:${revisionId}`;
  const known = cache.segments.get(key);
  if (known) {
    cache.segments.delete(key);
    cache.segments.set(key, known);
    return known;
  }
  const loading = load(workspaceId, revisionId);
  cache.segments.set(key, loading);
  loading.then(
    (segment) => (cache.bytes += segment.byteSize),
    () => cache.segments.delete(key),
  );
  return loading;
}

async function load(workspaceId: string, revisionId: string): Promise<Segment> {
  const rows: { passageId: string; terms: string }[] = [];
  for (let position = 0; ;) {
    const page = await db.passage.findMany({
      where: { workspaceId, revisionId, position: { gte: position } },
      orderBy: { position: "asc" },
      take: ROWS_AT_ONCE,
      select: { id: true, position: true, terms: true },
    });
    for (const row of page)
      rows.push({
        passageId: row.id,
        terms: isCurrentAnalysis(row.terms) ? row.terms : await analyzeAgain(workspaceId, row.id),
      });
    const last = page.at(-1);
    if (!last || page.length < ROWS_AT_ONCE) return buildSegment(rows);
    position = last.position + 1;
  }
}

/** Terms of an older way to analyse are made anew from the text and stored. */
async function analyzeAgain(workspaceId: string, id: string): Promise<string> {
  const row = await db.passage.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id } } });
  const terms = analyzePassage({
    title: row.title,
    headings: textsOf(row.headings),
    text: row.text,
    ...(row.questions === null ? {} : { questions: textsOf(row.questions) }),
  });
  await db.passage.updateMany({ where: { workspaceId, id }, data: { terms } });
  return terms;
}

function evict(inUse: ReadonlySet<string>): void {
  for (const [key, loading] of cache.segments) {
    if (cache.bytes <= MAX_BYTES) return;
    if (inUse.has(key.split(":")[1] ?? "")) continue;
    cache.segments.delete(key);
    loading.then(
      (segment) => (cache.bytes -= segment.byteSize),
      () => {},
    );
  }
}
