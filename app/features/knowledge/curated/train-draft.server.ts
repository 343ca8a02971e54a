import { db } from "#app/platform/db.server.ts";
import { getCuratedModel } from "./curated-models.server.ts";

/** What the draft's pairs teach will be learned in the background, before anybody asks. */
export async function trainDraft({
  workspaceId,
  botId,
}: {
  workspaceId: string;
  botId: string;
}): Promise<void> {
  const sources = await db.source.findMany({
    where: { workspaceId, botId, type: "qa", deletedAt: null },
    select: { revisionId: true },
  });
  await getCuratedModel({
    workspaceId,
    botId,
    revisionIds: sources.flatMap(({ revisionId }) => revisionId ?? []),
  });
}
