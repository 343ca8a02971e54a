import { readFile } from "node:fs/promises";
import { markdownToBlocks } from "#app/domain/chunking/markdown-to-blocks.ts";
import { plainTextToBlocks } from "#app/domain/chunking/plain-text-to-blocks.ts";
import { decodeText } from "#app/features/knowledge/readers/decode-text.ts";
import { htmlToBlocks } from "#app/features/knowledge/readers/html-to-blocks.server.ts";
import type { ReadDocument } from "#app/features/knowledge/readers/document.ts";
import { READER_LIMITS } from "#app/features/knowledge/readers/reader-limits.ts";
import type { ReadRequest } from "#app/features/knowledge/readers/reader-protocol.ts";
import { UnreadableSource } from "#app/features/knowledge/readers/unreadable-source.ts";
import { readCsv } from "./csv/read-csv.ts";
import { readDocx } from "./office/read-docx.ts";
import { readXlsx } from "./office/read-xlsx.ts";
import { readPdf } from "./pdf/read-pdf.ts";

type Reader = (content: Uint8Array, options: { pageUrl?: string }) => ReadDocument | Promise<ReadDocument>;

/** One reader for each media type; a new kind of file is a new line here, and its ending in `media-type.ts`. */
const READERS: Record<string, Reader> = {
  "text/markdown": (content) => ({ title: "", blocks: markdownToBlocks(decodeText(content)) }),
  "text/plain": (content) => ({ title: "", blocks: plainTextToBlocks(decodeText(content)) }),
  "text/html": (content, { pageUrl }) => htmlToBlocks(decodeText(content), pageUrl),
  "text/csv": readCsv,
  "application/pdf": readPdf,
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": readDocx,
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": readXlsx,
};

/** The document, read in this process. Rejects with `UnreadableSource`, also for more text than is taken. */
export async function readHere({ mediaType, content, pageUrl }: ReadRequest): Promise<ReadDocument> {
  const read = Object.hasOwn(READERS, mediaType) ? READERS[mediaType] : undefined;
  if (!read) throw new Error(`no reader for ${mediaType}`);
  const bytes = content instanceof Uint8Array ? content : await readFile(content.path);
  const document = await read(bytes, pageUrl === undefined ? {} : { pageUrl });
  assertTakable(document);
  return document;
}

function assertTakable({ blocks }: ReadDocument): void {
  let bytes = 0;
  for (const block of blocks) bytes += Buffer.byteLength(block.text);
  if (bytes > READER_LIMITS.textBytes)
    throw new UnreadableSource("TOO_MUCH_TEXT", { megabytes: READER_LIMITS.textBytes / 1e6 });
}
