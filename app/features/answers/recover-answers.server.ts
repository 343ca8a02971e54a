import { dbAcrossWorkspaces } from "#app/platform/db.server.ts";
import { logger } from "#app/platform/logger.server.ts";

/** Answers that a stopped process left unfinished are marked interrupted, with what was stored of them; their visitors can try again. */
export async function recoverAnswers(): Promise<void> {
  const marked = await dbAcrossWorkspaces.message.updateMany({
    where: { status: { in: ["queued", "streaming"] } },
    data: { status: "interrupted" },
  });
  if (marked.count > 0) logger.info({ answers: marked.count }, "unfinished answers marked");
}
