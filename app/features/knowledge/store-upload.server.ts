import { mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import type { Actor } from "#app/domain/access/permissions.ts";
import type { Prisma } from "#app/generated/prisma/client.ts";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import {
  dropIncoming,
  headOf,
  keepIncoming,
  type IncomingFile,
} from "#app/platform/incoming-files.server.ts";
import { fieldError } from "#app/shared/app-error.ts";
import { createId } from "#app/shared/ids.ts";
import { HEAD_BYTES, mediaTypeOf, READABLE_ENDINGS } from "./readers/media-type.ts";

export interface StoredUpload {
  id: string;
  name: string;
  mediaType: string;
  bytes: number;
}

const placeOf = (workspaceId: string, fileId: string) =>
  path.join(env.DATA_DIR, "uploads", workspaceId, fileId);

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
    const id = createId();
    await moveTo(placeOf(actor.workspaceId, id), incoming, {
      id,
      workspaceId: actor.workspaceId,
      name,
      mediaType,
      bytes: incoming.bytes,
      sha256: incoming.sha256,
      createdById: actor.userId,
    });
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

async function moveTo(
  place: string,
  file: IncomingFile,
  row: Prisma.StoredFileUncheckedCreateInput,
): Promise<void> {
  await mkdir(path.dirname(place), { recursive: true });
  await rename(file.path, place);
  try {
    await db.storedFile.create({ data: row });
  } catch (error) {
    await rm(place, { force: true });
    throw error;
  }
}

/** Where a stored file stands. */
export function uploadPath(input: { workspaceId: string; fileId: string }): string {
  return path.resolve(placeOf(input.workspaceId, input.fileId));
}
