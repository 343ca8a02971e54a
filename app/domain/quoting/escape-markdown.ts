const SPECIAL = /[\\`*[\]<>~|]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
const BLOCK_MARK = /^(\s*)(#{1,6}|[-+])(?=\s)/;
const ORDERED_MARK = /^(\s*\d{1,9})([.)])(?=\s)/;

/** A line of text as Markdown that reads exactly like it. */
export function escapeMarkdown(line: string): string {
  return line.replace(SPECIAL, "\\$&").replace(BLOCK_MARK, "$1\\$2").replace(ORDERED_MARK, "$1\\$2");
}
