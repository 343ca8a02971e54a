import { isRole, type Actor } from "#app/domain/access/permissions.ts";
import { db } from "#app/platform/db.server.ts";
import { isId } from "#app/shared/ids.ts";

/** The person as an actor in the workspace, or null when the workspace is not there or not theirs. */
export async function findMember(input: {
  userId: string;
  workspaceId: string;
  ip: string;
}): Promise<Actor | null> {
  if (!isId(input.workspaceId)) return null;
  const { userId, workspaceId } = input;
  const membership = await db.membership.findUnique({
    where: { workspaceId_userId: { workspaceId, userId } },
  });
  if (!membership || !isRole(membership.role)) return null;
  return { userId, workspaceId, role: membership.role, scopes: null, ip: input.ip };
}

export interface WorkspaceItem {
  id: string;
  name: string;
  role: string;
}

/** The workspaces of an account, the oldest membership first. */
export async function listWorkspaces(userId: string): Promise<WorkspaceItem[]> {
  const rows = await db.membership.findMany({
    where: { userId },
    include: { workspace: true },
    orderBy: { createdAt: "asc" },
  });
  return rows.map((row) => ({ id: row.workspaceId, name: row.workspace.name, role: row.role }));
}
