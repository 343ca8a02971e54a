import { db, isUniqueViolation } from "#app/platform/db.server.ts";
import { createId } from "#app/shared/ids.ts";

const KEPT_MS = 24 * 3_600_000;

export interface RequestRecord {
  workspaceId: string;
  route: string;
  key: string;
  requestHash: string;
}

/** Null when the request is new and now remembered; else what is known of the first one with that key. */
export async function rememberRequest(
  record: RequestRecord,
): Promise<{ requestHash: string; status: number | null; body: string | null } | null> {
  const { workspaceId, route, key } = record;
  await db.idempotencyRecord.deleteMany({
    where: { workspaceId, createdAt: { lt: new Date(Date.now() - KEPT_MS) } },
  });
  try {
    await db.idempotencyRecord.create({ data: { id: createId(), ...record } });
    return null;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return db.idempotencyRecord.findUnique({ where: { workspaceId_route_key: { workspaceId, route, key } } });
  }
}

/** The answer is kept; with null the key is free again. */
export async function finishRequest(
  record: RequestRecord,
  answer: { status: number; body: string } | null,
): Promise<void> {
  const { workspaceId, route, key } = record;
  const where = { workspaceId, route, key };
  if (answer) await db.idempotencyRecord.updateMany({ where, data: answer });
  else await db.idempotencyRecord.deleteMany({ where });
}
