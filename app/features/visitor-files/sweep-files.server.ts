import { dbAcrossWorkspaces } from "#app/platform/db.server.ts";
import { dropStoredFile } from "#app/platform/stored-files.server.ts";

/** What was chosen and not sent is kept for so long. */
export const UNSENT_MS = 86_400_000;
const AT_ONCE = 100;

/** Files that visitors chose and never sent are gone, the oldest first. */
export async function sweepFiles(): Promise<void> {
  const unsent = await dbAcrossWorkspaces.messageFile.findMany({
    where: { messageId: null, createdAt: { lt: new Date(Date.now() - UNSENT_MS) } },
    orderBy: { createdAt: "asc" },
    take: AT_ONCE,
    select: { workspaceId: true, fileId: true },
  });
  for (const file of unsent) await dropStoredFile(file);
}
