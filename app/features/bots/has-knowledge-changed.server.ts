import type { Bot } from "#app/generated/prisma/client.ts";
import { db } from "#app/platform/db.server.ts";

/** Whether the draft knows something else than the version: another source, or another reading of one. */
export async function hasKnowledgeChanged(
  { workspaceId, id: botId }: Pick<Bot, "workspaceId" | "id">,
  number: number,
): Promise<boolean> {
  const [draft, version] = await Promise.all([
    db.source.findMany({
      where: { workspaceId, botId, deletedAt: null, revisionId: { not: null } },
      select: { revisionId: true },
    }),
    db.versionRevision.findMany({ where: { workspaceId, botId, number }, select: { revisionId: true } }),
  ]);
  const known = new Set(version.map(({ revisionId }) => revisionId));
  return draft.length !== known.size || draft.some(({ revisionId }) => !known.has(revisionId ?? ""));
}
