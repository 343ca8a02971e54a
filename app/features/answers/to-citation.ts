import { rowAt } from "#app/domain/chunking/row-in-passage.ts";
import type { FoundPassage } from "#app/features/knowledge/index.server.ts";
import type { Citation } from "#app/shared/protocol/visitor-api.ts";

/** A found passage as an answer cites it, by the number that stands in its text. */
export function toCitation(
  number: number,
  passage: FoundPassage,
  highlight: Citation["highlight"],
): Citation {
  const { passageId, sourceId, title, url, headings, page, sheet, text } = passage;
  const row = highlight ? rowAt(passage, highlight.start) : passage.row;
  return {
    number,
    passageId,
    sourceId,
    title,
    text,
    headings,
    ...(url ? { url } : {}),
    ...(page ? { page } : {}),
    ...(sheet ? { sheet } : {}),
    ...(row ? { row } : {}),
    ...(highlight ? { highlight } : {}),
  };
}
