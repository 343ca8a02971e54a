import type { ChunkOptions } from "#app/domain/chunking/chunk-blocks.ts";
import { cutContent } from "./indexing/index-threads.server.ts";
import type { Content } from "./indexing/thread/protocol.ts";
import type { NewPassage } from "./new-passage.ts";

/** A document cut into passages, each under its title. */
export async function cutIntoPassages(
  { title, content, url }: { title: string; content: Content; url?: string },
  options: ChunkOptions,
): Promise<NewPassage[]> {
  const chunks = await cutContent(content, options);
  return chunks.map(({ headings, text, locator }) => ({
    title,
    headings: [...headings],
    text,
    ...(locator ? { locator } : {}),
    ...(url === undefined ? {} : { url }),
  }));
}
