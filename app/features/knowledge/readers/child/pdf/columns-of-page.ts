import type { Piece } from "./page-text.ts";

type Row = readonly Piece[];

/** A gutter is looked for in the middle part of the text; points. */
const MIDDLE = 0.2;
const NARROWEST = 6;
/** Columns of text: so many lines on each side, filled so far, with so many letters. */
const LEAST_LINES = 4;
const LEAST_FILL = 0.55;
const LEAST_LETTERS = 14;
const MOST_DEPTH = 2;
/** After a long run of rows that is no text in columns, the search goes on behind it. */
const LONG_RUN = 20;
/** More room than between two lines, in sizes of the letters. */
const ROOM = 2;

/**
 * The rows of a page in reading order: where text stands in columns, the first one from top to bottom before the next. A table
 * is left as it is: its cells are short or fill their columns unevenly.
 */
export function columnsOfPage(rows: readonly Row[], depth = 0): Row[][] {
  if (depth === MOST_DEPTH) return [[...rows]];
  const regions: Row[][] = [];
  let across: Row[] = [];
  for (let start = 0; start < rows.length;) {
    const band = bandAt(rows, start);
    const sides = band.gutter === null ? null : sidesOf(rows.slice(start, band.end), band.gutter);
    if (sides) {
      if (across.length > 0) regions.push(across);
      across = [];
      for (const side of sides) regions.push(...columnsOfPage(side, depth + 1));
      start = band.end;
    } else {
      const end = band.end - start >= LONG_RUN ? band.end : start + 1;
      across.push(...rows.slice(start, end));
      start = end;
    }
  }
  if (across.length > 0) regions.push(across);
  return regions;
}

interface Gap {
  from: number;
  to: number;
}

/** The rows from `start` on that leave one and the same gap free, down to the last that has text on both sides. */
function bandAt(rows: readonly Row[], start: number): { gutter: number | null; end: number } {
  const all = rows.flat();
  const left = Math.min(...all.map(({ x }) => x));
  const right = Math.max(...all.map((piece) => piece.right));
  const margin = (right - left) * MIDDLE;
  let gap: Gap = { from: left + margin, to: right - margin };
  let end = start;
  let lastBoth = start;
  for (; end < rows.length; end += 1) {
    const row = rows[end] ?? [];
    const narrower = widestShared(row, gap);
    if (!narrower) break;
    gap = narrower;
    const middle = (gap.from + gap.to) / 2;
    if (row.some((piece) => piece.x >= middle)) lastBoth = end;
  }
  if (end - start < LEAST_LINES) return { gutter: null, end: Math.max(end, start + 1) };
  const gutter = (gap.from + gap.to) / 2;
  return { gutter, end: Math.max(start + 1, endOfColumns(rows, { start, end, lastBoth }, gutter)) };
}

/** Columns end where there is room before the next line and what follows, a heading or a table, is not in columns itself. */
function endOfColumns(
  rows: readonly Row[],
  band: { start: number; end: number; lastBoth: number },
  gutter: number,
): number {
  for (let at = band.start + 1; at < band.end; at += 1) {
    const [before] = rows[at - 1] ?? [];
    const [here] = rows[at] ?? [];
    if (!before || !here || here.y - before.y <= Math.min(before.size, here.size) * ROOM) continue;
    if (at > band.lastBoth || !sidesOf(rows.slice(at, band.end), gutter)) return at;
  }
  return band.end;
}

/** The widest part of the gap that the row leaves free, or null. */
function widestShared(row: Row, gap: Gap): Gap | null {
  let best: Gap | null = null;
  let from = gap.from;
  for (const piece of [...row, { x: Infinity, right: Infinity }]) {
    const to = Math.min(gap.to, piece.x);
    if (to - from >= NARROWEST && (!best || to - from > best.to - best.from)) best = { from, to };
    from = Math.max(from, piece.right);
  }
  return best;
}

/** The columns left and right of the gutter in reading order; null when they are not columns of text. */
function sidesOf(rows: readonly Row[], gutter: number): Row[][] | null {
  const sides = [
    rows.map((row) => row.filter((piece) => piece.x < gutter)),
    rows.map((row) => row.filter((piece) => piece.x >= gutter)),
  ].map((side) => side.filter((row) => row.length > 0));
  if (!sides.every((side) => isText(side.flat()))) return null;
  const pieces = rows.flat();
  const isRightToLeft = pieces.filter((piece) => piece.isRightToLeft).length * 2 > pieces.length;
  return isRightToLeft ? sides.toReversed() : sides;
}

function isText(pieces: readonly Piece[]): boolean {
  if (pieces.length < LEAST_LINES) return false;
  const width = Math.max(...pieces.map(({ right }) => right)) - Math.min(...pieces.map(({ x }) => x));
  const fill = middleOf(pieces.map((piece) => (piece.right - piece.x) / width));
  return fill >= LEAST_FILL && middleOf(pieces.map(({ letters }) => letters)) >= LEAST_LETTERS;
}

function middleOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
