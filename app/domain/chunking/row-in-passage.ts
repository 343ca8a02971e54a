import { termsOf } from "#app/domain/retrieval/tokenize.ts";

/** A passage of rows: each line is the row after the one before. */
interface RowsPassage {
  text: string;
  firstRow?: number;
}

const LEAST_STEM = 4;
const ENDINGS = 3;

/** The same word, or one that differs only in its last letters. */
function isLike(a: string, b: string): boolean {
  const stem = Math.max(LEAST_STEM, Math.max(a.length, b.length) - ENDINGS);
  return a === b || (Math.min(a.length, b.length) >= stem && a.slice(0, stem) === b.slice(0, stem));
}

/** The number of the row that shares most with the question; words that stand in many rows count little. */
export function rowNearest({ text, firstRow }: RowsPassage, question: string): { row?: number } {
  if (firstRow === undefined) return {};
  const lines = text.split(/\n+/).map(termsOf);
  const scores = lines.map(() => 0);
  for (const term of new Set(termsOf(question))) {
    const having = lines.flatMap((line, index) => (line.some((other) => isLike(term, other)) ? [index] : []));
    for (const index of having)
      scores[index] = (scores[index] ?? 0) + Math.log(1 + lines.length / having.length);
  }
  return { row: firstRow + scores.indexOf(Math.max(...scores)) };
}

/** The number of the row in which the part of the passage begins. */
export function rowAt({ text, firstRow }: RowsPassage, start: number): number | undefined {
  if (firstRow === undefined) return undefined;
  return firstRow + text.slice(0, start).split(/\n+/).length - 1;
}
