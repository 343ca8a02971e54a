import { sentences } from "#app/domain/chunking/sentences.ts";
import { termsOf } from "#app/domain/retrieval/tokenize.ts";

/** Where in a passage the sentence stands that shares most with a statement, as UTF-16 offsets; its first one when none does. */
export function highlightOf(
  passage: string,
  statement: string,
  locale: string,
): { start: number; end: number } {
  const words = new Set(termsOf(statement));
  let best = { start: 0, end: passage.length, shared: -1 };
  for (const { start, end, text } of sentences(passage, locale)) {
    const shared = new Set(termsOf(text).filter((term) => words.has(term))).size;
    if (shared > best.shared) best = { start, end, shared };
  }
  return { start: best.start, end: best.end };
}
