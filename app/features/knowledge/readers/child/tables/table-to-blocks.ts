import { type Block, tableRowText } from "#app/domain/chunking/block.ts";
import { findHeader } from "./find-header.ts";

/** A row with its number in the table, from 1. */
export interface TableRow {
  readonly number: number;
  readonly cells: readonly string[];
}

/** One line each: where a row stands in its passage says which row it is. */
const inOneLine = (text: string) => text.replace(/\s+/g, " ").trim();

/**
 * Every row below the header as text that is understood without the table, with its number; lines above the header as
 * headings. Rows without a value are left out.
 */
export function tableToBlocks(table: readonly TableRow[], sheet?: string): Block[] {
  const rows = table
    .map(({ number, cells }) => ({ number, cells: cells.map(inOneLine) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
  const headerAt = findHeader(rows.map(({ cells }) => cells));
  const header = headerAt < 0 ? [] : (rows[headerAt]?.cells ?? []);
  return rows.flatMap(({ number, cells }, index): Block[] => {
    if (index === headerAt) return [];
    const locator = { ...(sheet === undefined ? {} : { sheet }), row: number };
    return index < headerAt
      ? [{ type: "heading", level: 2, text: [...new Set(cells.filter(Boolean))].join(" "), locator }]
      : [{ type: "table-row", text: tableRowText(header, cells), locator }];
  });
}
