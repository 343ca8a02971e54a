import { Readable } from "node:stream";
import type { Actor } from "#app/domain/access/permissions.ts";
import {
  dropIncoming,
  headOf,
  keepIncoming,
  type IncomingFile,
} from "#app/platform/incoming-files.server.ts";
import { keepStoredFile } from "#app/platform/stored-files.server.ts";
import { fieldError } from "#app/shared/app-error.ts";
import { HEAD_BYTES, mediaTypeOf, READABLE_ENDINGS } from "./readers/media-type.ts";

export interface StoredUpload {
  id: string;
  name: string;
  mediaType: string;
  bytes: number;
}

/** The file's last part, without what could be taken for a path or a control sign; only for showing. */
function shownName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  return (
    last
      .replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, "")
      .trim()
      .slice(0, 200) || "file"
  );
}

/** A file's bytes, or the file in which they have come in, counted and hashed. */
export type UploadContent = Uint8Array | IncomingFile;

/**
 * The file is kept under a name of our own. Throws `INVALID` on `file`: FILE_EMPTY, FILE_TYPE for a kind that cannot be read, or
 * FILE_MISMATCH when its content is not what its name or its declared type says.
 */
export async function storeUpload(input: {
  actor: Actor;
  name: string;
  content: UploadContent;
  declaredType?: string;
}): Promise<StoredUpload> {
  const { actor } = input;
  const name = shownName(input.name);
  const incoming =
    input.content instanceof Uint8Array ? await keepIncoming(Readable.from([input.content])) : input.content;
  try {
    const mediaType = await readableTypeOf(name, incoming, input.declaredType);
    const { workspaceId, userId: createdById } = actor;
    const id = await keepStoredFile(incoming, { workspaceId, name, mediaType, createdById });
    return { id, name, mediaType, bytes: incoming.bytes };
  } finally {
    await dropIncoming(incoming);
  }
}

async function readableTypeOf(name: string, file: IncomingFile, declared?: string): Promise<string> {
  if (file.bytes === 0) throw fieldError("file", "FILE_EMPTY");
  const type = await mediaTypeOf(name, await headOf(file.path, HEAD_BYTES), declared);
  if ("problem" in type) throw fieldError("file", type.problem, { name, kinds: READABLE_ENDINGS.join(" ") });
  return type.mediaType;
}
