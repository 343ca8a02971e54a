import path from "node:path";
import type { ReadDocument } from "./document.ts";
import { READER_LIMITS } from "./reader-limits.ts";
import { readInProcess } from "./reader-pool.server.ts";

export type { ReadDocument } from "./document.ts";

/** The document itself, or the file in which it stands. */
export type DocumentContent = Uint8Array | { path: string };

export interface ReadOptions {
  /** The address of a web page: only its main text is read. */
  pageUrl?: string;
  /** Whose document it is: owners take turns. */
  workspaceId?: string;
}

/**
 * The document's blocks, read in a process of its own with limits on time and memory. Rejects with `UnreadableSource`, and for a
 * media type without a reader: uploads are checked before.
 */
export function readDocument(
  mediaType: string,
  content: DocumentContent,
  { pageUrl, workspaceId = "" }: ReadOptions = {},
): Promise<ReadDocument> {
  return readInProcess({
    request: {
      mediaType,
      content: content instanceof Uint8Array ? content : { path: path.resolve(content.path) },
      ...(pageUrl === undefined ? {} : { pageUrl }),
    },
    owner: workspaceId,
    limitMs: pageUrl === undefined ? READER_LIMITS.fileMs : READER_LIMITS.pageMs,
  });
}
