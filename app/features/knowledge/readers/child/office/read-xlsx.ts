import readXlsxFile from "read-excel-file/universal";
import type { Block } from "#app/domain/chunking/block.ts";
import { assertTableSize } from "#app/features/knowledge/readers/child/tables/table-limits.ts";
import { tableToBlocks } from "#app/features/knowledge/readers/child/tables/table-to-blocks.ts";
import type { ReadDocument } from "#app/features/knowledge/readers/document.ts";
import { UnreadableSource } from "#app/features/knowledge/readers/unreadable-source.ts";
import { assertNewOffice } from "./assert-kind.ts";
import { cellText } from "./cell-text.ts";
import { fillMerged, mergedRangesOf } from "./merged-cells.ts";
import { openArchive, type Archive } from "./open-archive.ts";
import { sheetsOf, type SheetInfo } from "./workbook.ts";

/**
 * The rows of every sheet that people see, each with its sheet and number. Merged cells have their value in each row and column;
 * a formula is its result.
 */
export async function readXlsx(content: Uint8Array): Promise<ReadDocument> {
  assertNewOffice(content, "xlsx");
  const archive = await openArchive(content);
  if (archive.has("word/document.xml")) throw new UnreadableSource("KIND_MISMATCH");
  if (!archive.has("xl/workbook.xml")) throw new UnreadableSource("DAMAGED");
  const [infos, tables] = await parseWorkbook(content, archive);
  const blocks: Block[] = [];
  for (const { sheet, data } of tables) {
    const info = infos.find(({ name }) => name === sheet);
    if (!info?.isHidden) blocks.push(...(await blocksOfSheet(archive, info, sheet, data)));
  }
  return { title: "", blocks };
}

async function parseWorkbook(content: Uint8Array, archive: Archive) {
  try {
    const bytes = new Uint8Array(content);
    return [await sheetsOf(archive), await readXlsxFile(bytes.buffer)] as const;
  } catch {
    throw new UnreadableSource("DAMAGED");
  }
}

async function blocksOfSheet(
  archive: Archive,
  info: SheetInfo | undefined,
  sheet: string,
  data: readonly (readonly unknown[])[],
): Promise<Block[]> {
  const rows = data.map((cells) => cells.map(cellText));
  assertTableSize(rows);
  if (info?.part && archive.has(info.part)) fillMerged(rows, await mergedRangesOf(archive, info.part));
  const blocks = tableToBlocks(
    rows.map((cells, index) => ({ number: index + 1, cells })),
    sheet,
  );
  return blocks.length > 0 ? [{ type: "heading", level: 1, text: sheet, locator: { sheet } }, ...blocks] : [];
}
