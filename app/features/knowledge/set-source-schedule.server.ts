import type { Actor } from "#app/domain/access/permissions.ts";
import { db } from "#app/platform/db.server.ts";
import { fieldError } from "#app/shared/app-error.ts";
import { getSourceRow } from "./list-sources.server.ts";
import { isWebType, type Schedule } from "./source-kinds.ts";

const HOUR_MS = 3_600_000;

/** The moment of the next reading, counted from now. */
export const nextReadingAfter = (everyHours: number): Date => new Date(Date.now() + everyHours * HOUR_MS);

/**
 * The source is read again every so many hours from now on, or only by hand. Throws `NOT_FOUND`, and `INVALID` on `everyHours` for
 * a source that is not from the web: nothing would change.
 */
export async function setSourceSchedule(input: {
  actor: Actor;
  sourceId: string;
  everyHours: Schedule;
}): Promise<void> {
  const { workspaceId } = input.actor;
  const { everyHours } = input;
  const source = await getSourceRow({ workspaceId, sourceId: input.sourceId });
  if (!isWebType(source.type)) throw fieldError("everyHours", "CHOICE");
  await db.source.updateMany({
    where: { workspaceId, id: source.id },
    data: { everyHours, nextReadAt: everyHours === null ? null : nextReadingAfter(everyHours) },
  });
}
