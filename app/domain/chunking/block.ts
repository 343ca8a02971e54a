/** Where in its document a block stands, for citations. */
export interface Locator {
  readonly page?: number;
  readonly sheet?: string;
  readonly row?: number;
}

/** One piece of a document as its reader sees it; `text` is plain text without markup. */
export type Block =
  | { readonly type: "heading"; readonly level: number; readonly text: string; readonly locator?: Locator }
  | {
      readonly type: "paragraph" | "list-item" | "table-row" | "code";
      readonly text: string;
      readonly locator?: Locator;
    };

const CELL_SEPARATOR = " · ";

/**
 * The text of a table row that is understood without the table: every cell follows the heading of its column.
 * Empty cells are left out.
 */
export function tableRowText(header: readonly string[], cells: readonly string[]): string {
  const parts: string[] = [];
  cells.forEach((cell, index) => {
    const value = cell.trim();
    const name = (header[index] ?? "").trim();
    if (value !== "") parts.push(name === "" ? value : `${name}: ${value}`);
  });
  return parts.join(CELL_SEPARATOR);
}
