import { mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { Prisma } from "#app/generated/prisma/client.ts";
import { createId } from "#app/shared/ids.ts";
import { db } from "./db.server.ts";
import { env } from "./env.server.ts";
import type { IncomingFile } from "./incoming-files.server.ts";

interface Which {
  workspaceId: string;
  fileId: string;
}

/** Where a stored file stands. */
export function storedFilePath({ workspaceId, fileId }: Which): string {
  return path.resolve(env.DATA_DIR, "uploads", workspaceId, fileId);
}

type About = Omit<Prisma.StoredFileUncheckedCreateInput, "id" | "bytes" | "sha256" | "createdAt">;

/** The file that has come in is kept under an id of its own, with a row that says what it is. Answers the id. */
export async function keepStoredFile(file: IncomingFile, about: About): Promise<string> {
  const id = createId();
  const place = storedFilePath({ workspaceId: about.workspaceId, fileId: id });
  await mkdir(path.dirname(place), { recursive: true });
  await rename(file.path, place);
  try {
    await db.storedFile.create({ data: { ...about, id, bytes: file.bytes, sha256: file.sha256 } });
  } catch (error) {
    await rm(place, { force: true });
    throw error;
  }
  return id;
}

/** The file and its row are gone. */
export async function dropStoredFile({ workspaceId, fileId }: Which): Promise<void> {
  await db.storedFile.deleteMany({ where: { workspaceId, id: fileId } });
  await rm(storedFilePath({ workspaceId, fileId }), { force: true });
}
