import type { Actor } from "#app/domain/access/permissions.ts";
import { getBotRow } from "#app/features/bots/index.server.ts";
import { db } from "#app/platform/db.server.ts";

/** This person does not want to see the first steps of this bot again; others still do. Throws `NOT_FOUND`. */
export async function dismissChecklist(input: { actor: Actor; botId: string }): Promise<void> {
  const { userId, workspaceId } = input.actor;
  const { id: botId } = await getBotRow({ workspaceId, botId: input.botId });
  const dismissal = { workspaceId, botId, userId };
  await db.checklistDismissal.upsert({
    where: { workspaceId_botId_userId: dismissal },
    create: dismissal,
    update: {},
  });
}
