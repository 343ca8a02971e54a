import type { Source } from "#app/generated/prisma/client.ts";
import { db, dbAcrossWorkspaces, isUniqueViolation } from "#app/platform/db.server.ts";
import { announceJob, newJobRow } from "#app/platform/job-queue.server.ts";
import { readingJob } from "./enqueue-reading.server.ts";
import { nextReadingAfter } from "./set-source-schedule.server.ts";

const MOST_AT_ONCE = 500;

/**
 * Every source whose time has come will be read, and knows when its next time is. Several nodes may call this at the same moment:
 * each reading is made once. A source that is being read now waits for the next call.
 */
export async function enqueueDueReadings(): Promise<void> {
  const due = await dbAcrossWorkspaces.source.findMany({
    where: {
      nextReadAt: { lte: new Date() },
      deletedAt: null,
      bot: { deletedAt: null, archivedAt: null },
    },
    orderBy: { nextReadAt: "asc" },
    take: MOST_AT_ONCE,
  });
  for (const source of due) await enqueueDue(source);
}

/** The next time is set and the job made together or not at all; whoever sets the time first makes the job. */
async function enqueueDue(source: Source): Promise<void> {
  const { workspaceId, id, everyHours, nextReadAt } = source;
  const job = readingJob(source);
  try {
    await db.$transaction(async (tx) => {
      const { count } = await tx.source.updateMany({
        where: { workspaceId, id, nextReadAt, deletedAt: null },
        data: { nextReadAt: everyHours === null ? null : nextReadingAfter(everyHours) },
      });
      if (count === 0) return;
      await tx.job.create({ data: newJobRow(job) });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
  announceJob(job);
}
