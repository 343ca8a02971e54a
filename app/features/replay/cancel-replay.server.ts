import type { Actor } from "#app/domain/access/permissions.ts";
import { getBotRow } from "#app/features/bots/index.server.ts";
import { db } from "#app/platform/db.server.ts";

/** No replay of the bot goes on; answers that are under way are not kept. Throws `NOT_FOUND`. */
export async function cancelReplay(input: { actor: Actor; botId: string }): Promise<void> {
  const { workspaceId } = input.actor;
  const { id: botId } = await getBotRow({ workspaceId, botId: input.botId });
  await db.replay.updateMany({
    where: { workspaceId, botId, state: "running" },
    data: { state: "cancelled", finishedAt: new Date() },
  });
}
