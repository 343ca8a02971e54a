import type { Block } from "#app/domain/chunking/block.ts";
import { markdownToBlocks } from "#app/domain/chunking/markdown-to-blocks.ts";
import { plainTextToBlocks } from "#app/domain/chunking/plain-text-to-blocks.ts";
import { decodeText } from "./decode-text.ts";
import { htmlToBlocks } from "./html-to-blocks.server.ts";

/** A document as its reader understood it. */
export interface ReadDocument {
  /** Empty when the document does not say. */
  title: string;
  blocks: Block[];
}

type Reader = (content: Uint8Array) => ReadDocument | Promise<ReadDocument>;

/** One reader for each media type; a new kind of file is a new line here. */
const READERS: Record<string, Reader> = {
  "text/markdown": (content) => ({ title: "", blocks: markdownToBlocks(decodeText(content)) }),
  "text/plain": (content) => ({ title: "", blocks: plainTextToBlocks(decodeText(content)) }),
  "text/html": (content) => htmlToBlocks(decodeText(content)),
};

/** The document's blocks. Rejects for a media type without a reader: uploads are checked before. */
export async function readDocument(mediaType: string, content: Uint8Array): Promise<ReadDocument> {
  const read = Object.hasOwn(READERS, mediaType) ? READERS[mediaType] : undefined;
  if (!read) throw new Error(`no reader for ${mediaType}`);
  return read(content);
}
