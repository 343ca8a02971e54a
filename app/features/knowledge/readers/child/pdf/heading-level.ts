import { BULLET } from "./markers.ts";
import type { Line } from "./page-text.ts";
import type { TypeScale } from "./type-scale.ts";

const LONGEST = 160;
const LONGEST_OF_TEXT_SIZE = 90;
/** More room above than between lines of one paragraph. */
export const NEW_PARAGRAPH = 1.35;

/** What is known of the column in which a line stands. */
export interface ColumnFacts {
  readonly scale: TypeScale;
  /** Between two lines of a paragraph. */
  readonly distance: number;
  readonly right: number;
}

/** The level of a heading, 1 for the largest letters; null for a line of text. */
export function headingLevel(
  line: Line,
  before: Line | undefined,
  after: Line | undefined,
  column: ColumnFacts,
): number | null {
  if (line.text.length > LONGEST || !/\p{L}/u.test(line.text) || BULLET.test(line.text)) return null;
  const bySize = column.scale.levelOf(line.size);
  if (bySize !== null) return bySize;
  return standsOut(line, column) && isApart(line, before, column) && after?.font === column.scale.bodyFont
    ? column.scale.levels + 1
    : null;
}

/** In letters of another kind, as large as the text, short and without an end: a heading that is only bold. */
function standsOut(line: Line, { scale, right }: ColumnFacts): boolean {
  const isOther = line.font !== scale.bodyFont && line.size >= scale.bodySize * 0.95;
  const isShort = line.text.length < LONGEST_OF_TEXT_SIZE && line.right < right - line.size;
  return isOther && isShort && line.cells.length === 1 && !/[.,;:]$/.test(line.text);
}

function isApart(line: Line, before: Line | undefined, { scale, distance }: ColumnFacts): boolean {
  if (!before) return true;
  return line.y - before.y > distance * NEW_PARAGRAPH || before.size > scale.bodySize * 1.1;
}
