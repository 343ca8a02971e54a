import { CsvError, parse } from "csv-parse/sync";
import { decodeText } from "#app/features/knowledge/readers/decode-text.ts";
import type { ReadDocument } from "#app/features/knowledge/readers/document.ts";
import { UnreadableSource } from "#app/features/knowledge/readers/unreadable-source.ts";
import { assertTableSize } from "#app/features/knowledge/readers/child/tables/table-limits.ts";
import { tableToBlocks } from "#app/features/knowledge/readers/child/tables/table-to-blocks.ts";
import { delimiterOf } from "./delimiter-of.ts";

/** The rows of a CSV file, whatever its delimiter, encoding and line ends. Throws `BAD_TABLE` with row and column. */
export function readCsv(content: Uint8Array): ReadDocument {
  const text = decodeText(content);
  const { separator, body, skipped } = withoutSeparatorLine(text);
  const rows = parseRows(body, separator ?? delimiterOf(body));
  assertTableSize(rows);
  const table = rows.map((cells, index) => ({ number: index + 1 + skipped, cells }));
  return { title: "", blocks: tableToBlocks(table) };
}

/** Spreadsheet programs take a first line "sep=;" as a note to themselves. */
function withoutSeparatorLine(text: string) {
  const note = /^sep=(.)\n/.exec(text);
  return note
    ? { separator: note[1], body: text.slice(note[0].length), skipped: 1 }
    : { separator: undefined, body: text, skipped: 0 };
}

function parseRows(text: string, delimiter: string): string[][] {
  try {
    return parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      skip_empty_lines: false,
      trim: true,
      // A quote inside an unquoted cell, such as 5" pipe, is a character like others.
      relax_quotes: true,
      record_delimiter: "\n",
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = typeof error.records === "number" ? error.records + 1 : 1;
    const column = typeof error.column === "number" ? error.column + 1 : 1;
    throw new UnreadableSource("BAD_TABLE", { row, column });
  }
}
