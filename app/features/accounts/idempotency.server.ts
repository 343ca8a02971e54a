import { db, isUniqueViolation } from "#app/platform/db.server.ts";
import { createId } from "#app/shared/ids.ts";

const KEPT_MS = 24 * 3_600_000;
/** A request that has no answer after this long died with its process; its key is free again. */
const LONGEST_MS = 180_000;

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
  const before = (ms: number) => ({ lt: new Date(Date.now() - ms) });
  await db.idempotencyRecord.deleteMany({
    where: {
      workspaceId,
      OR: [{ createdAt: before(KEPT_MS) }, { status: null, createdAt: before(LONGEST_MS) }],
    },
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
