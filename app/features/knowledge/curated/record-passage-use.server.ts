import { Prisma } from "#app/generated/prisma/client.ts";
import { db } from "#app/platform/db.server.ts";

/** An answer, and the passages that it used. */
export interface PassagesUsed {
  workspaceId: string;
  messageId: string;
  /** With which the answer ends; one that ended otherwise was not given. */
  status: string;
  passageIds: readonly string[];
}

/**
 * The statement that counts the passages as used, once for each answer; not those of a preview. Null when nothing was used. It goes
 * with the answers' ends into one write: a write of its own was a third of those that a quoted answer takes.
 */
export function recordPassageUse(all: readonly PassagesUsed[]): Prisma.PrismaPromise<number> | null {
  const rows = all.flatMap(({ workspaceId, messageId, status, passageIds }) =>
    [...new Set(passageIds)].map((id) => Prisma.sql`(${workspaceId}, ${messageId}, ${status}, ${id})`),
  );
  if (rows.length === 0) return null;
  // In one order everywhere, so that processes do not wait for each other in a ring.
  return db.$executeRaw`
    WITH "given" ("workspaceId", "messageId", "status", "passageId") AS (VALUES ${Prisma.join(rows)})
    INSERT INTO "PassageUse" ("workspaceId", "botId", "contentKey", "uses", "lastUsedAt")
    SELECT p."workspaceId", p."botId", p."contentKey", COUNT(*), ${new Date()}
    FROM "given" g
    JOIN "Passage" p ON p."workspaceId" = g."workspaceId" AND p."id" = g."passageId"
    JOIN "Message" m ON m."workspaceId" = g."workspaceId" AND m."id" = g."messageId" AND m."status" = g."status"
    JOIN "Conversation" c ON c."workspaceId" = m."workspaceId" AND c."id" = m."conversationId"
    WHERE c."channel" <> 'preview' AND p."contentKey" <> ''
    GROUP BY p."workspaceId", p."botId", p."contentKey"
    ORDER BY p."workspaceId", p."botId", p."contentKey"
    ON CONFLICT ("workspaceId", "botId", "contentKey") DO UPDATE
    SET "uses" = "PassageUse"."uses" + excluded."uses", "lastUsedAt" = excluded."lastUsedAt"`;
}
