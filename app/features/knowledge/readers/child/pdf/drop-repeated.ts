import type { PageText, Piece } from "./page-text.ts";

/** The outermost rows of a page, in the outer part of its height, that come again on so many pages. */
const ROWS_EACH_SIDE = 2;
const MARGIN = 0.13;
const PAGES = 3;
/** Rows of a table's header have as many cells as the row below, and no room below them. */
const CELLS_OF_TABLE = 3;

type Row = readonly Piece[];

const textOf = (row: Row) => row.map(({ text }) => text).join(" ");
/** The title of the first page may be the header of the others: it is larger there. */
const keyOf = (row: Row, isTop: boolean) =>
  `${isTop ? "top" : "bottom"} ${Math.round(row[0]?.size ?? 0)} ${textOf(row).replace(/\p{N}+|\b[ivxl]{1,6}\b/gu, "#")}`;
const PAGE_NUMBER = /^\P{N}{0,12}(\d{1,5})(?:\P{N}{1,8}\d{1,5})?\W*$/u;

/** The pages without their running headers, footers and page numbers. */
export function dropRepeated(pages: readonly PageText[]): PageText[] {
  const counts = new Map<string, number>();
  for (const page of pages)
    for (const key of new Set(marginRows(page).map(({ row, isTop }) => keyOf(row, isTop))))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  return pages.map((page) => {
    const dropped = new Set(
      marginRows(page)
        .filter(({ row, isTop }) => (counts.get(keyOf(row, isTop)) ?? 0) >= PAGES || isPageNumber(row, page))
        .map(({ row }) => row),
    );
    return dropped.size === 0 ? page : { ...page, rows: page.rows.filter((row) => !dropped.has(row)) };
  });
}

function marginRows({ rows, height }: PageText): { row: Row; isTop: boolean }[] {
  const top = rows
    .slice(0, ROWS_EACH_SIDE)
    .filter((row, index) => (row[0]?.y ?? height) < height * MARGIN && !startsTable(row, rows[index + 1]))
    .map((row) => ({ row, isTop: true }));
  const bottom = rows
    .slice(Math.max(top.length, rows.length - ROWS_EACH_SIDE))
    .filter((row) => (row[0]?.y ?? 0) > height * (1 - MARGIN))
    .map((row) => ({ row, isTop: false }));
  return [...top, ...bottom];
}

const startsTable = (row: Row, below: Row | undefined) =>
  row.length >= CELLS_OF_TABLE && row.length === below?.length;

function isPageNumber(row: Row, page: PageText): boolean {
  return PAGE_NUMBER.exec(textOf(row))?.[1] === String(page.number);
}
