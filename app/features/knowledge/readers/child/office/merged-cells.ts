import type { Archive } from "./open-archive.ts";

/** Cells that were made one; indexes from 0, the last ones included. */
export interface MergedRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

const END_OF_DATA = "sheetData>";
const MERGE = /<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g;
const MOST = 20_000;

/** The merged cells that a sheet names, which stand behind all its rows. */
export async function mergedRangesOf(archive: Archive, part: string): Promise<MergedRange[]> {
  let tail = "";
  let isBehind = false;
  for await (const bytes of await archive.stream(part)) {
    tail += (bytes as Buffer).toString("latin1");
    if (isBehind) continue;
    const at = tail.lastIndexOf(END_OF_DATA);
    isBehind = at >= 0 && tail[at - 1] === "/";
    tail = isBehind ? tail.slice(at) : tail.slice(-END_OF_DATA.length - 40);
  }
  return [...tail.matchAll(MERGE)].slice(0, MOST).map(([, left = "", top, right = "", bottom]) => ({
    top: Number(top) - 1,
    left: columnOf(left),
    bottom: Number(bottom) - 1,
    right: columnOf(right),
  }));
}

/** "A" is 0, "AA" is 26. */
function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** Every cell of a merged range has the value of its first one; only where the sheet has cells at all. */
export function fillMerged(rows: string[][], ranges: readonly MergedRange[]): void {
  for (const { top, left, bottom, right } of ranges) {
    const value = rows[top]?.[left];
    if (!value) continue;
    for (const row of rows.slice(top, bottom + 1))
      for (let column = left; column <= Math.min(right, row.length - 1); column += 1) row[column] ||= value;
  }
}
