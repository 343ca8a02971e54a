import { dbAcrossWorkspaces } from "#app/platform/db.server.ts";
import { listPendingMigrations } from "#app/platform/migrate.server.ts";

/** Whether the database answers and has every migration. Never throws. */
export async function checkHealth(): Promise<boolean> {
  try {
    await dbAcrossWorkspaces.$queryRaw`SELECT 1`;
    return (await listPendingMigrations()).length === 0;
  } catch {
    return false;
  }
}
