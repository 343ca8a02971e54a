import { NEW_PARAGRAPH, type ColumnFacts } from "./heading-level.ts";
import { BULLET, NUMBERED, SENTENCE_END } from "./markers.ts";
import type { Line } from "./page-text.ts";

/** Parts of the size of the letters, and of the column's width. */
const INDENT = 0.9;
const OTHER_SIZE = 0.12;
const ENDS_EARLY = 0.8;

/** A paragraph or item whose end is not known yet. */
export interface OpenText {
  readonly type: "paragraph" | "list-item";
  readonly lines: Line[];
}

/** True when the line does not go on with the open paragraph or item. */
export function startsParagraph(line: Line, open: OpenText, column: ColumnFacts): boolean {
  const [first] = open.lines;
  const last = open.lines.at(-1);
  if (!first || !last || isElsewhere(line, last, column)) return true;
  const hasEnded = SENTENCE_END.test(last.text);
  const isShort = last.right - last.x < (column.right - Math.min(line.x, last.x)) * ENDS_EARLY;
  if (BULLET.test(line.text)) return true;
  if (NUMBERED.test(line.text) && (open.type === "list-item" || hasEnded || isShort)) return true;
  if (open.type === "list-item") return line.x < first.x - line.size * INDENT;
  const isIndented = line.x > Math.max(last.x, first.x) + line.size * INDENT;
  return (isIndented || isShort) && hasEnded;
}

/** Further down than the next line, further up, or in letters of another size. */
function isElsewhere(line: Line, last: Line, column: ColumnFacts): boolean {
  const distance = line.y - last.y;
  if (distance <= 0 || distance > Math.max(column.distance, line.size) * NEW_PARAGRAPH) return true;
  return Math.abs(line.size - last.size) > last.size * OTHER_SIZE;
}
