import { dbAcrossWorkspaces } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { listPendingMigrations } from "#app/platform/migrate.server.ts";

/** How the database stands: `new` holds nothing yet, `behind` waits for migrations, `not-durable` may lose what it confirmed. */
export type DatabaseState =
  | { kind: "ready" }
  | { kind: "new" }
  | { kind: "behind"; pending: number }
  | { kind: "not-durable" }
  | { kind: "unreachable"; reason: string };

/** Asks the database. Never throws. */
export async function checkDatabase(): Promise<DatabaseState> {
  try {
    const pending = await listPendingMigrations();
    if (pending.length > 0)
      return (await isEmpty()) ? { kind: "new" } : { kind: "behind", pending: pending.length };
    return (await isDurable()) ? { kind: "ready" } : { kind: "not-durable" };
  } catch (error) {
    return { kind: "unreachable", reason: reasonOf(error) };
  }
}

/** The driver's own words, out of the sentences that Prisma wraps around them. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const inner = /Message: `([^`]+)`/.exec(text)?.[1];
  return (
    inner ??
    text
      .split("\n")
      .findLast((row) => row.trim() !== "")
      ?.trim() ??
    ""
  );
}

async function isEmpty(): Promise<boolean> {
  const [table] = env.isPostgres
    ? await dbAcrossWorkspaces.$queryRaw<
        { name: string | null }[]
      >`SELECT to_regclass('"User"')::text AS name`
    : await dbAcrossWorkspaces.$queryRaw<
        { name: string | null }[]
      >`SELECT name FROM sqlite_master WHERE name = 'User'`;
  return !table?.name;
}

/** SQLite must wait for the disk on every commit; PostgreSQL does unless somebody told it not to. */
async function isDurable(): Promise<boolean> {
  if (env.isPostgres) {
    const [row] = await dbAcrossWorkspaces.$queryRaw<
      { setting: string }[]
    >`SELECT current_setting('fsync') AS setting`;
    return row?.setting === "on";
  }
  const [row] = await dbAcrossWorkspaces.$queryRaw<{ synchronous: bigint | number }[]>`PRAGMA synchronous`;
  return Number(row?.synchronous) === 2;
}
