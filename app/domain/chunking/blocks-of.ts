import type { Block } from "./block.ts";
import { markdownToBlocks } from "./markdown-to-blocks.ts";
import { plainTextToBlocks } from "./plain-text-to-blocks.ts";

/** A heading, a list or a table at the beginning of a line. */
const MARKDOWN = /^#{1,6}\s|^\s*[-*]\s|^\|/m;

/** The blocks of what a reader found, or of a text that somebody wrote: Markdown where it looks like it. */
export function blocksOf(content: string | readonly Block[]): readonly Block[] {
  if (typeof content !== "string") return content;
  return MARKDOWN.test(content) ? markdownToBlocks(content) : plainTextToBlocks(content);
}
