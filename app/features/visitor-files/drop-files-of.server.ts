import { db } from "#app/platform/db.server.ts";
import { dropStoredFile } from "#app/platform/stored-files.server.ts";

/** Every file of the conversation, sent or not, is gone from the disk. */
export async function dropFilesOf(input: { workspaceId: string; conversationId: string }): Promise<void> {
  const { workspaceId, conversationId } = input;
  const files = await db.messageFile.findMany({
    where: { workspaceId, conversationId },
    select: { fileId: true },
  });
  for (const { fileId } of files) await dropStoredFile({ workspaceId, fileId });
}
