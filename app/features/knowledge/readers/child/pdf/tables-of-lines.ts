import type { Line, Piece } from "./page-text.ts";

/** Parts of the size of the letters. */
const ALIGNED = 0.8;
const NEXT_ROW = 3.2;
const NEXT_LINE = 2;

export interface FoundTable {
  /** Index behind its last line. */
  end: number;
  rows: string[][];
}

/** The table that begins with line `start`, or null: lines of several cells, one below the other. */
export function tableAt(lines: readonly Line[], start: number): FoundTable | null {
  const first = lines[start];
  if (!first) return null;
  const full = [first];
  let end = start + 1;
  for (let at = end; at < lines.length; at += 1) {
    const line = lines[at];
    const before = lines[at - 1];
    if (!line || !before || !belongs(line, before, full)) break;
    const isRow = line.cells.length > 1;
    if (isRow) full.push(line);
    // Below the last row only a cell that cannot begin a paragraph belongs to it.
    if (isRow || line.x > first.x + line.size * ALIGNED) end = at + 1;
  }
  const widest = Math.max(...full.map(({ cells }) => cells.length));
  if (full.length < 2 || (full.length < 3 && widest < 3)) return null;
  return { end, rows: rowsOf(lines.slice(start, end)) };
}

/** A further row, or a further line of one cell. */
function belongs(line: Line, before: Line, full: readonly Line[]): boolean {
  const distance = line.y - before.y;
  if (line.cells.length > 1) return distance <= line.size * NEXT_ROW && sharesColumns(line, full[0] ?? line);
  return distance <= line.size * NEXT_LINE && fitsColumn(line, full);
}

const overlaps = (a: { x: number; right: number }, b: { x: number; right: number }, by = 0) =>
  Math.min(a.right, b.right) > Math.max(a.x, b.x) - by;

function sharesColumns(line: Line, first: Line): boolean {
  const shared = line.cells.filter((cell) =>
    first.cells.some((other) => overlaps(cell, other, Math.max(cell.size, other.size) * ALIGNED)),
  );
  return shared.length >= Math.min(2, line.cells.length);
}

/** A line of one cell that lies below or above a single cell of the rows so far. */
function fitsColumn(line: Line, full: readonly Line[]): boolean {
  return full.every((row) => row.cells.filter((cell) => overlaps(cell, line)).length <= 1);
}

/** The cells of each row under the columns that all have; a line of one cell belongs to the nearest row. */
function rowsOf(lines: readonly Line[]): string[][] {
  const anchors = lines.filter(({ cells }) => cells.length > 1);
  const columns = columnsOf(anchors);
  const rows = new Map(anchors.map((anchor) => [anchor, columns.map(() => "")]));
  for (const line of lines) {
    const anchor = anchors.reduce((near, each) =>
      Math.abs(each.y - line.y) < Math.abs(near.y - line.y) ? each : near,
    );
    const cells = rows.get(anchor);
    for (const cell of line.cells) {
      const column = columnOf(cell, columns);
      if (cells) cells[column] = [cells[column], cell.text].filter(Boolean).join(" ");
    }
  }
  return [...rows.values()];
}

type Column = { x: number; right: number };

function columnOf(cell: Piece, columns: readonly Column[]): number {
  const hit = columns.findIndex((column) => overlaps(cell, column));
  if (hit >= 0) return hit;
  const behind = columns.findIndex((column) => column.x > cell.x);
  return behind < 0 ? columns.length - 1 : behind;
}

/** The columns of the fullest rows, as wide as their widest cells. */
function columnsOf(anchors: readonly Line[]): Column[] {
  const most = Math.max(...anchors.map(({ cells }) => cells.length));
  const columns: Column[] = [];
  for (const { cells } of anchors.filter((anchor) => anchor.cells.length === most))
    cells.forEach(({ x, right }, index) => {
      const column = columns[index];
      if (column) Object.assign(column, { x: Math.min(column.x, x), right: Math.max(column.right, right) });
      else columns.push({ x, right });
    });
  return columns;
}
