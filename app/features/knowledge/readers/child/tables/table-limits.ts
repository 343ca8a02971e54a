import { UnreadableSource } from "#app/features/knowledge/readers/unreadable-source.ts";

const MOST_ROWS = 100_000;
const MOST_COLUMNS = 200;
const LONGEST_CELL = 32_768;

/** Throws `TOO_MANY_ROWS`, `TOO_MANY_COLUMNS` or, for a cell that is too long, `BAD_TABLE` with its row and column. */
export function assertTableSize(rows: readonly (readonly string[])[]): void {
  if (rows.length > MOST_ROWS) throw new UnreadableSource("TOO_MANY_ROWS", { max: MOST_ROWS });
  for (const [index, cells] of rows.entries()) {
    if (cells.length > MOST_COLUMNS) throw new UnreadableSource("TOO_MANY_COLUMNS", { max: MOST_COLUMNS });
    const column = cells.findIndex((cell) => cell.length > LONGEST_CELL);
    if (column >= 0) throw new UnreadableSource("BAD_TABLE", { row: index + 1, column: column + 1 });
  }
}
