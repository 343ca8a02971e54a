import { db } from "#app/platform/db.server.ts";
import { dropStoredFile } from "#app/platform/stored-files.server.ts";
import { AppError } from "#app/shared/app-error.ts";

/** A file that the visitor chose and did not send is gone. Throws `NOT_FOUND`, also for one that was sent. */
export async function dropFile(input: {
  workspaceId: string;
  conversationId: string;
  fileId: string;
}): Promise<void> {
  const { workspaceId, conversationId, fileId } = input;
  const dropped = await db.messageFile.deleteMany({
    where: { workspaceId, conversationId, fileId, messageId: null },
  });
  if (dropped.count === 0) throw new AppError("NOT_FOUND");
  await dropStoredFile({ workspaceId, fileId });
}
