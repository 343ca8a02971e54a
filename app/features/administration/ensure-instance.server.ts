import { db, type Transaction } from "#app/platform/db.server.ts";

/**
 * The one row about the installation is there. Written by hand: the client's `upsert` reads first on PostgreSQL, and of
 * many at once all but one would fail on the key.
 */
export async function ensureInstance(within: Transaction | typeof db = db): Promise<void> {
  await within.$executeRaw`INSERT INTO "Instance" ("id") VALUES ('instance') ON CONFLICT DO NOTHING`;
}
