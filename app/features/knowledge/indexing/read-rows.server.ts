import type { SegmentPart } from "#app/domain/retrieval/plan-segments.ts";
import { isCurrentAnalysis } from "#app/domain/retrieval/analyze-passage.ts";
import { db } from "#app/platform/db.server.ts";
import { textsOf } from "#app/features/knowledge/list-passages.server.ts";
import { analyzePassages } from "./index-threads.server.ts";
import { passagesOf, portionsOf, readInTurn, type Portion } from "./portions.server.ts";
import type { IndexRow } from "./thread/protocol.ts";

const ROWS_AT_ONCE = 300;

interface Stored {
  id: string;
  terms: string;
}

/** The searchable passages of the parts, portion by portion, each with what `analyzePassage` writes for it today. */
export async function* readRows(
  workspaceId: string,
  parts: readonly SegmentPart[],
): AsyncGenerator<IndexRow[], void> {
  for (const portion of portionsOf(parts, ROWS_AT_ONCE)) {
    const rows = await readInTurn(() => readPortion(workspaceId, portion));
    const old = rows.filter(({ terms }) => !isCurrentAnalysis(terms)).map(({ id }) => id);
    const fresh = old.length > 0 ? await analyzeAgain(workspaceId, old) : new Map<string, string>();
    yield rows.map(({ id, terms }) => ({ passageId: id, terms: fresh.get(id) ?? terms }));
  }
}

function readPortion(workspaceId: string, portion: Portion): Promise<Stored[]> {
  return db.$queryRaw<Stored[]>`
    SELECT "Passage"."id", "Passage"."terms" FROM "Passage"
    WHERE ${passagesOf(workspaceId, portion)}
    ORDER BY "Passage"."revisionId", "Passage"."position"`;
}

/** Terms of an older way to analyse are made anew from the texts, and stored. */
async function analyzeAgain(workspaceId: string, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.passage.findMany({ where: { workspaceId, id: { in: [...ids] } } });
  const lines = await analyzePassages(
    rows.map(({ title, headings, text, questions }) => ({
      title,
      headings: textsOf(headings),
      text,
      ...(questions === null ? {} : { questions: textsOf(questions) }),
    })),
  );
  const fresh = new Map(rows.map(({ id }, index) => [id, lines[index] ?? ""]));
  await db.$transaction(
    [...fresh].map(([id, terms]) => db.passage.updateMany({ where: { workspaceId, id }, data: { terms } })),
  );
  return fresh;
}
