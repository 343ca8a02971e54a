import { search, type RankSignals } from "#app/domain/retrieval/search.ts";
import { db } from "#app/platform/db.server.ts";
import { textsOf } from "./list-passages.server.ts";
import { getSegments } from "./segments.server.ts";

/** A passage that was found, with why. */
export interface FoundPassage {
  passageId: string;
  sourceId: string;
  title: string;
  headings: string[];
  text: string;
  questions?: string[];
  url?: string;
  page?: number;
  /** 0–1, comparable between questions. */
  score: number;
  signals: RankSignals;
}

export interface KnowledgeQuery {
  workspaceId: string;
  /** The readings to search: those of the draft or of a version. */
  revisionIds: readonly string[];
  question: string;
  /** Earlier questions, oldest first. */
  history?: readonly string[];
  limit?: number;
}

/** The passages that fit a question best, best first. Works without any model. */
export async function searchKnowledge(query: KnowledgeQuery): Promise<FoundPassage[]> {
  const { workspaceId, revisionIds } = query;
  if (revisionIds.length === 0) return [];
  const segments = await getSegments(workspaceId, revisionIds);
  const { hits } = search(segments, query.question, {
    limit: query.limit ?? 8,
    ...(query.history ? { history: query.history } : {}),
  });
  if (hits.length === 0) return [];
  const rows = await db.passage.findMany({
    where: { workspaceId, id: { in: hits.map((hit) => hit.passageId) } },
    include: { revision: { select: { sourceId: true } } },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return hits.flatMap((hit): FoundPassage[] => {
    const row = byId.get(hit.passageId);
    if (!row?.isEnabled) return [];
    const page = (row.locator as { page?: unknown } | null)?.page;
    return [
      {
        passageId: row.id,
        sourceId: row.revision.sourceId,
        title: row.title,
        headings: textsOf(row.headings),
        text: row.text,
        ...(row.questions === null ? {} : { questions: textsOf(row.questions) }),
        ...(row.url ? { url: row.url } : {}),
        ...(typeof page === "number" ? { page } : {}),
        score: hit.score,
        signals: hit.signals,
      },
    ];
  });
}
