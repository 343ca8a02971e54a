import type { Actor } from "#app/domain/access/permissions.ts";
import { getBotRow } from "#app/features/bots/index.server.ts";
import type { Prisma } from "#app/generated/prisma/client.ts";
import { db } from "#app/platform/db.server.ts";
import { createId } from "#app/shared/ids.ts";
import { enqueueReading } from "./enqueue-reading.server.ts";
import { nextReadingAfter } from "./set-source-schedule.server.ts";

const ROWS_AT_ONCE = 200;

/**
 * The second bot has every source of the first one's draft, in the same order, and will read them. Uploaded files are shared,
 * not copied. Throws `NOT_FOUND`.
 */
export async function copySources(input: {
  actor: Actor;
  fromBotId: string;
  toBotId: string;
}): Promise<{ copied: number }> {
  const { workspaceId, userId } = input.actor;
  await getBotRow({ workspaceId, botId: input.fromBotId });
  await getBotRow({ workspaceId, botId: input.toBotId });
  const sources = await db.source.findMany({
    where: { workspaceId, botId: input.fromBotId, deletedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  // Lists are ordered by the moment of creation: the copies keep it.
  const copies = sources.map(({ type, title, input: content, bytes, createdAt, isOpen, everyHours }) => ({
    id: createId(),
    workspaceId,
    botId: input.toBotId,
    type,
    title,
    input: content as Prisma.InputJsonValue,
    bytes,
    status: "queued",
    createdById: userId,
    createdAt,
    isOpen,
    everyHours,
    nextReadAt: everyHours === null ? null : nextReadingAfter(everyHours),
  }));
  for (let start = 0; start < copies.length; start += ROWS_AT_ONCE)
    await db.source.createMany({ data: copies.slice(start, start + ROWS_AT_ONCE) });
  for (const copy of copies) await enqueueReading(copy);
  return { copied: copies.length };
}
