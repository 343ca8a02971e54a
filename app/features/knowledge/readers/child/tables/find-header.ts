/** Titles and dates may stand above a table, but not much more. */
const SEARCHED_ROWS = 20;
const LONGEST_NAME = 80;
const COMPARED_ROWS = 50;

const VALUE = /^[\s$€£¥₹]*[-+(]?\d[\d\s.,'’:/%()-]*(?:[a-z€$£¥%°]{0,4})$|^(?:true|false|yes|no)$|@|^https?:/i;
/** A number, date, amount, address: what stands in cells and hardly ever names a column. A bare year may. */
const isValue = (cell: string) => VALUE.test(cell) && !/^(?:19|20)\d\d$/.test(cell);

/**
 * The index of the row that names the columns, or -1: nearly as wide as the table, made of short and different names, and
 * unlike what stands below it.
 */
export function findHeader(rows: readonly (readonly string[])[]): number {
  // A title over merged columns is one name, however many cells it fills.
  const widths = rows.slice(0, COMPARED_ROWS).map((cells) => new Set(cells.filter(Boolean)).size);
  const width = Math.max(0, ...widths);
  for (const [index, cells] of rows.slice(0, SEARCHED_ROWS).entries()) {
    const filled = widths[index] ?? 0;
    if (filled === 0 || filled < width * 0.6) continue;
    return namesColumns(cells, rows.slice(index + 1, index + 1 + COMPARED_ROWS)) ? index : -1;
  }
  return -1;
}

function namesColumns(cells: readonly string[], below: readonly (readonly string[])[]): boolean {
  const names = cells.filter(Boolean);
  if (below.length === 0 || names.some((name) => isValue(name) || name.length > LONGEST_NAME)) return false;
  // Two columns may share a name; a row in which most repeat is no header.
  if (new Set(names).size * 2 <= names.length) return false;
  return !cells.some((name, column) => name !== "" && below.some((row) => row[column] === name));
}
