import type { Source } from "#app/generated/prisma/client.ts";
import type { Transaction } from "#app/platform/db.server.ts";

/** What was counted for a pair counts for the one that it became, and a pair that was switched off stays so. */
export async function movePairUses(
  tx: Transaction,
  { workspaceId, botId, id: sourceId }: Pick<Source, "workspaceId" | "botId" | "id">,
  from: string,
  to: string,
): Promise<void> {
  if (from === to) return;
  const use = { workspaceId, botId };
  const counted = await tx.passageUse.findUnique({
    where: { workspaceId_botId_contentKey: { ...use, contentKey: from } },
  });
  if (counted) {
    const { uses, lastUsedAt } = counted;
    await tx.passageUse.upsert({
      where: { workspaceId_botId_contentKey: { ...use, contentKey: to } },
      create: { ...use, contentKey: to, uses, lastUsedAt },
      update: { uses: { increment: uses }, lastUsedAt },
    });
    await tx.passageUse.deleteMany({ where: { ...use, contentKey: from } });
  }
  await tx.passageEdit.updateMany({
    where: { workspaceId, sourceId, contentKey: from },
    data: { contentKey: to, text: null },
  });
}
