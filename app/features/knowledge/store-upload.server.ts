import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Actor } from "#app/domain/access/permissions.ts";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { fieldError } from "#app/shared/app-error.ts";
import { createId } from "#app/shared/ids.ts";
import { mediaTypeOf } from "./readers/media-type.ts";

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

/**
 * The file is kept under a name of our own. Throws `INVALID` on `file`: FILE_EMPTY, or FILE_TYPE when name and content are not
 * of a kind that can be read.
 */
export async function storeUpload(input: {
  actor: Actor;
  name: string;
  content: Uint8Array;
}): Promise<StoredUpload> {
  const { actor, content } = input;
  if (content.length === 0) throw fieldError("file", "FILE_EMPTY");
  const name = shownName(input.name);
  const mediaType = mediaTypeOf(name, content);
  if (!mediaType) throw fieldError("file", "FILE_TYPE", { name });
  const id = createId();
  const file = placeOf(actor.workspaceId, id);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content, { mode: 0o600 });
  try {
    await db.storedFile.create({
      data: {
        id,
        workspaceId: actor.workspaceId,
        name,
        mediaType,
        bytes: content.length,
        sha256: createHash("sha256").update(content).digest("hex"),
        createdById: actor.userId,
      },
    });
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
  return { id, name, mediaType, bytes: content.length };
}

/** The bytes of a stored file. */
export function readUpload(input: { workspaceId: string; fileId: string }): Promise<Buffer> {
  return readFile(placeOf(input.workspaceId, input.fileId));
}
