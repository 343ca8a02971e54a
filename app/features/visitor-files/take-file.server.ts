import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { shownFileName } from "#app/domain/conversation/visitor-file.ts";
import { encodePicture } from "#app/platform/encode-picture.server.ts";
import { dropIncoming, keepIncoming, type IncomingFile } from "#app/platform/incoming-files.server.ts";
import { keepStoredFile } from "#app/platform/stored-files.server.ts";
import type { SentFile } from "#app/shared/protocol/visitor-api.ts";
import { judgeFile } from "./judge-file.server.ts";

/** Large enough to read a receipt on it. */
const PICTURE_SIZE = { width: 2_048, height: 2_048, fit: "inside" } as const;

/**
 * The file that has come in is kept for the conversation until it is sent with a message: pictures encoded anew as WebP, without
 * what else stood in them; PDFs and texts as they are. Throws `INVALID` on `file`, as `judgeFile` and `encodePicture`.
 */
export async function takeFile(input: {
  workspaceId: string;
  conversationId: string;
  name: string;
  declaredType: string;
  content: IncomingFile;
}): Promise<SentFile> {
  const { workspaceId, conversationId, declaredType, content } = input;
  const name = shownFileName(input.name);
  const type = await judgeFile({ name, declaredType, content });
  if (!type.startsWith("image/")) return keep(content, { workspaceId, conversationId, name, type });
  const encoded = await keepIncoming(
    Readable.from([await encodePicture(await readFile(content.path), PICTURE_SIZE)]),
  );
  try {
    const about = { name: name.replace(/\.\w+$/, ".webp"), type: "image/webp" };
    return await keep(encoded, { workspaceId, conversationId, ...about });
  } finally {
    await dropIncoming(encoded);
  }
}

async function keep(
  file: IncomingFile,
  about: { workspaceId: string; conversationId: string; name: string; type: string },
): Promise<SentFile> {
  const { workspaceId, conversationId, name, type } = about;
  const sent = { create: { conversationId } };
  const id = await keepStoredFile(file, { workspaceId, name, mediaType: type, sent });
  return { id, name, type, bytes: file.bytes };
}
