import type { Actor } from "#app/domain/access/permissions.ts";
import { dbAcrossWorkspaces } from "#app/platform/db.server.ts";

/**
 * Who acts at the shell of the machine: the owner of the workspace, or of the workspace of the bot. Null when it is not there or has
 * no owner. Nothing of this can be asked for over the network.
 */
export async function findShellActor(
  where: { workspaceId: string } | { botId: string },
): Promise<Actor | null> {
  const workspaceId =
    "workspaceId" in where
      ? where.workspaceId
      : (await dbAcrossWorkspaces.bot.findUnique({ where: { id: where.botId } }))?.workspaceId;
  if (workspaceId === undefined) return null;
  const owner = await dbAcrossWorkspaces.membership.findFirst({
    where: { workspaceId, role: "owner" },
    orderBy: { createdAt: "asc" },
  });
  return owner ? { userId: owner.userId, workspaceId, role: "owner", scopes: null, ip: "" } : null;
}
