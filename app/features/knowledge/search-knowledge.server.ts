import { z } from "zod";
import { rowNearest } from "#app/domain/chunking/row-in-passage.ts";
import type { RankSignals } from "#app/domain/retrieval/search.ts";
import type { Passage } from "#app/generated/prisma/client.ts";
import { db } from "#app/platform/db.server.ts";
import { getRevisionFacts, type RevisionFacts } from "./indexing/revision-facts.server.ts";
import { fileAddresses } from "./file-addresses.server.ts";
import { textsOf } from "./list-passages.server.ts";
import { rankPassages, type RankQuery } from "./rank-passages.server.ts";

const LocatorSchema = z.object({
  page: z.number().optional(),
  sheet: z.string().optional(),
  row: z.number().optional(),
});

/** A passage that was found, with why. */
export interface FoundPassage {
  passageId: string;
  sourceId: string;
  title: string;
  headings: string[];
  text: string;
  questions?: string[];
  /** Where a visitor can open it: the web page, or the file if its owner leaves it open. */
  url?: string;
  page?: number;
  /** Of a table: its sheet, the row that fits the question best, and the one with which the passage begins. */
  sheet?: string;
  row?: number;
  firstRow?: number;
  /** 0–1, comparable between questions. */
  score: number;
  /** 0–1, how likely it answers by what it means, apart from its words; absent when that is not known. */
  meaning?: number;
  signals: RankSignals;
}

/** The passages that fit a question best, best first. Works without any model. */
export async function searchKnowledge(query: RankQuery): Promise<FoundPassage[]> {
  const { workspaceId, revisionIds } = query;
  if (revisionIds.length === 0) return [];
  const hits = await rankPassages(query);
  if (hits.length === 0) return [];
  const rows = await db.passage.findMany({
    where: { workspaceId, id: { in: hits.map((hit) => hit.passageId) } },
    // Not the analysed terms: they are as long as the texts, and stand in the index.
    omit: { terms: true },
  });
  const facts = await getRevisionFacts(workspaceId, revisionIds);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const files = await fileAddresses(workspaceId, rows, facts);
  return hits.flatMap((hit): FoundPassage[] => {
    const row = byId.get(hit.passageId);
    if (!row?.isEnabled) return [];
    const { score, signals, meaning } = hit;
    const fit = { score, signals, ...(meaning === undefined ? {} : { meaning }) };
    const passage = toFoundPassage(row, facts, fit);
    const url = passage.url ?? files.get(row.id);
    return [{ ...passage, ...(url ? { url } : {}), ...rowNearest(passage, query.question) }];
  });
}

/** A passage's row as it is found. */
export function toFoundPassage(
  row: Omit<Passage, "terms">,
  facts: ReadonlyMap<string, RevisionFacts>,
  fit: Pick<FoundPassage, "score" | "signals" | "meaning">,
): FoundPassage {
  const { page, sheet, row: firstRow } = LocatorSchema.parse(row.locator ?? {});
  return {
    passageId: row.id,
    sourceId: facts.get(row.revisionId)?.sourceId ?? "",
    title: row.title,
    headings: textsOf(row.headings),
    text: row.text,
    ...(row.questions === null ? {} : { questions: textsOf(row.questions) }),
    ...(row.url ? { url: row.url } : {}),
    ...(page ? { page } : {}),
    ...(sheet ? { sheet } : {}),
    ...(firstRow ? { firstRow, row: firstRow } : {}),
    ...fit,
  };
}
