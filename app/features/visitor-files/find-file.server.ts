import { db } from "#app/platform/db.server.ts";
import { storedFilePath } from "#app/platform/stored-files.server.ts";
import { AppError } from "#app/shared/app-error.ts";

/** A visitor's file on the disk. */
export interface FoundFile {
  path: string;
  name: string;
  mediaType: string;
  bytes: number;
}

/**
 * A file that a visitor of the workspace has chosen; with `conversationId` only one of that conversation. Throws `NOT_FOUND`, for the
 * workspace also while the file was not sent.
 */
export async function findFile(input: {
  workspaceId: string;
  fileId: string;
  conversationId?: string;
}): Promise<FoundFile> {
  const { workspaceId, fileId, conversationId } = input;
  const row = await db.messageFile.findUnique({
    where: { workspaceId_fileId: { workspaceId, fileId } },
    include: { file: true },
  });
  const isTheirs = conversationId === undefined ? row?.messageId : row?.conversationId === conversationId;
  if (!row || !isTheirs) throw new AppError("NOT_FOUND");
  const { name, mediaType, bytes } = row.file;
  return { path: storedFilePath({ workspaceId, fileId }), name, mediaType, bytes };
}
