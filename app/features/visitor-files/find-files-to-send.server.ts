import { db } from "#app/platform/db.server.ts";
import { fieldError } from "#app/shared/app-error.ts";
import type { SentFile } from "#app/shared/protocol/visitor-api.ts";

/** The files of the conversation that were not sent yet, in the order of their ids as given. Throws `INVALID` on `files`: FILE_GONE. */
export async function findFilesToSend(input: {
  workspaceId: string;
  conversationId: string;
  fileIds: readonly string[];
}): Promise<SentFile[]> {
  const { workspaceId, conversationId, fileIds } = input;
  if (fileIds.length === 0) return [];
  const rows = await db.messageFile.findMany({
    where: { workspaceId, conversationId, messageId: null, fileId: { in: [...fileIds] } },
    include: { file: true },
  });
  const files = new Map(rows.map(({ file }) => [file.id, file]));
  return fileIds.map((fileId) => {
    const file = files.get(fileId);
    if (!file) throw fieldError("files", "FILE_GONE");
    return { id: file.id, name: file.name, type: file.mediaType, bytes: file.bytes };
  });
}
