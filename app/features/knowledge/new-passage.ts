import type { Block, Locator } from "#app/domain/chunking/block.ts";
import { chunkBlocks, type ChunkOptions } from "#app/domain/chunking/chunk-blocks.ts";

/** A passage before it is stored. */
export interface NewPassage {
  title: string;
  headings: string[];
  text: string;
  questions?: string[];
  locator?: Locator;
  /** The web page it stands on. */
  url?: string;
}

/** A document cut into passages, each under its title. */
export function cutIntoPassages(
  { title, blocks, url }: { title: string; blocks: readonly Block[]; url?: string },
  options: ChunkOptions,
): NewPassage[] {
  return chunkBlocks(blocks, options).map(({ headings, text, locator }) => ({
    title,
    headings: [...headings],
    text,
    ...(locator ? { locator } : {}),
    ...(url === undefined ? {} : { url }),
  }));
}
