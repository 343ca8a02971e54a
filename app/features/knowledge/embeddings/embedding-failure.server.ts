import { EMBED_KNOWLEDGE } from "#app/features/bots/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { enqueueJob } from "#app/platform/job-queue.server.ts";

interface EmbeddingPayload {
  workspaceId: string;
  botId: string;
}

const keyAgain = (botId: string) => `${EMBED_KNOWLEDGE}:again:${botId}`;

/** It failed, for a reason with a sentence, and is tried again later; the job that waits says so. */
export async function enqueueEmbeddingAgain(
  { workspaceId, botId }: EmbeddingPayload,
  failed: string,
  afterMs: number,
): Promise<void> {
  await forgetEmbeddingFailure(botId);
  await enqueueJob({
    type: EMBED_KNOWLEDGE,
    payload: { workspaceId, botId, failed },
    key: keyAgain(botId),
    runAt: new Date(Date.now() + afterMs),
  });
}

/** Nothing is known to be wrong any more. */
export async function forgetEmbeddingFailure(botId: string): Promise<void> {
  await db.job.deleteMany({ where: { key: keyAgain(botId) } });
}

/** Why the bot's passages have not all got their vectors; null when nothing is wrong. */
export async function findEmbeddingFailure({ workspaceId, botId }: EmbeddingPayload): Promise<string | null> {
  const job = await db.job.findUnique({ where: { key: keyAgain(botId) } });
  const payload = job?.payload as { workspaceId?: unknown; failed?: unknown } | undefined;
  return payload?.workspaceId === workspaceId && typeof payload.failed === "string" ? payload.failed : null;
}
