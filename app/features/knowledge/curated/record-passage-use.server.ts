import { Prisma } from "#app/generated/prisma/client.ts";
import { createBatcher } from "#app/platform/batcher.server.ts";
import { db } from "#app/platform/db.server.ts";
import { logger } from "#app/platform/logger.server.ts";
import { singleton } from "#app/platform/singleton.server.ts";

/** An answer, and the passages that it used. */
export interface PassagesUsed {
  workspaceId: string;
  conversationId: string;
  messageId: string;
  passageIds: readonly string[];
}

const count = singleton("count-passage-uses", () =>
  createBatcher<PassagesUsed, null>({ run: countAll, keyOf: ({ messageId }) => messageId, most: 50 }),
);

/** The passages are counted as used soon, once for each answer; not those of a preview. Nobody waits for it. */
export function recordPassageUse(used: PassagesUsed): void {
  if (used.passageIds.length === 0) return;
  count(used).catch((error: unknown) =>
    logger.error({ err: error, messageId: used.messageId }, "passages were not counted"),
  );
}

async function countAll(all: PassagesUsed[]): Promise<null[]> {
  const rows = all.flatMap(({ workspaceId, conversationId, passageIds }) =>
    [...new Set(passageIds)].map((id) => Prisma.sql`(${workspaceId}, ${conversationId}, ${id})`),
  );
  await db.$executeRaw`
    WITH "given" ("workspaceId", "conversationId", "passageId") AS (VALUES ${Prisma.join(rows)})
    INSERT INTO "PassageUse" ("workspaceId", "botId", "contentKey", "uses", "lastUsedAt")
    SELECT p."workspaceId", p."botId", p."contentKey", COUNT(*), ${new Date()}
    FROM "given" g
    JOIN "Passage" p ON p."workspaceId" = g."workspaceId" AND p."id" = g."passageId"
    JOIN "Conversation" c ON c."workspaceId" = g."workspaceId" AND c."id" = g."conversationId"
    WHERE c."channel" <> 'preview' AND p."contentKey" <> ''
    GROUP BY p."workspaceId", p."botId", p."contentKey"
    ON CONFLICT ("workspaceId", "botId", "contentKey") DO UPDATE
    SET "uses" = "PassageUse"."uses" + excluded."uses", "lastUsedAt" = excluded."lastUsedAt"`;
  return all.map(() => null);
}
