import type { Prisma } from "#app/generated/prisma/client.ts";
import { createId } from "#app/shared/ids.ts";
import { publish } from "./bus.server.ts";
import { db, isUniqueViolation } from "./db.server.ts";

/** The bus channel that wakes the runner. */
export const JOB_ADDED = "job-added";

export interface NewJob {
  type: string;
  /** Small: ids, not content. */
  payload: Prisma.InputJsonObject;
  /** At most one job of a key waits or runs; a second one is dropped. */
  key?: string;
  runAt?: Date;
}

/** The work is stored and will be done once, after a crash too. */
export async function enqueueJob(job: NewJob): Promise<void> {
  try {
    await db.job.create({ data: newJobRow(job) });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
  announceJob(job);
}

/** The row of a job, for whoever stores it in a transaction of their own and then calls `announceJob`. */
export function newJobRow({ type, payload, key = "", runAt = new Date() }: NewJob) {
  return { id: createId(), type, payload, key: key || null, runAt };
}

/** The runner of this process looks for the stored job now. */
export function announceJob({ type }: Pick<NewJob, "type">): void {
  publish(JOB_ADDED, { type });
}

export interface ClaimedJob {
  id: string;
  leaseId: string;
  type: string;
  payload: unknown;
  attempts: number;
}

/** The oldest due job of these types, held until the lease ends; null when there is none. Two runners never hold the same one. */
export async function claimJob(leaseMs: number, types: string[]): Promise<ClaimedJob | null> {
  const now = new Date();
  const isFree: Prisma.JobWhereInput = { OR: [{ leasedUntil: null }, { leasedUntil: { lt: now } }] };
  const next = await db.job.findFirst({
    where: { type: { in: types }, failedAt: null, runAt: { lte: now }, ...isFree },
    orderBy: { runAt: "asc" },
  });
  if (!next) return null;
  const leaseId = createId();
  const claimed = await db.job.updateMany({
    where: { id: next.id, failedAt: null, ...isFree },
    data: { leaseId, leasedUntil: new Date(now.getTime() + leaseMs), attempts: { increment: 1 } },
  });
  if (claimed.count === 0) return claimJob(leaseMs, types);
  return { id: next.id, leaseId, type: next.type, payload: next.payload, attempts: next.attempts + 1 };
}

/** The lease goes on. */
export async function renewJob(job: ClaimedJob, leaseMs: number): Promise<void> {
  await db.job.updateMany({
    where: { id: job.id, leaseId: job.leaseId },
    data: { leasedUntil: new Date(Date.now() + leaseMs) },
  });
}

/** The job is done and gone. */
export async function finishJob(job: ClaimedJob): Promise<void> {
  await db.job.deleteMany({ where: { id: job.id, leaseId: job.leaseId } });
}

/** The job waits as before it was claimed: whoever held it had to stop. */
export async function releaseJob(job: ClaimedJob): Promise<void> {
  await db.job.updateMany({
    where: { id: job.id, leaseId: job.leaseId },
    data: { leasedUntil: null, attempts: { decrement: 1 } },
  });
}

/**
 * What a process that died was working on is taken up at once. Only for a database with one process (SQLite); several ones wait
 * until the lease has ended.
 */
export async function releaseJobsOfTheDead(): Promise<void> {
  await db.job.updateMany({
    where: { leasedUntil: { not: null } },
    data: { leasedUntil: null, leaseId: null },
  });
}

/** The job is tried again later, or kept as failed after `maxAttempts`; its key is free again then. */
export async function retryJob(job: ClaimedJob, error: unknown, maxAttempts: number): Promise<void> {
  const isLast = job.attempts >= maxAttempts;
  const lastError = (error instanceof Error ? error.message : String(error)).slice(0, 1_000);
  await db.job.updateMany({
    where: { id: job.id, leaseId: job.leaseId },
    data: {
      lastError,
      leasedUntil: null,
      runAt: new Date(Date.now() + 1_000 * 4 ** job.attempts),
      ...(isLast ? { failedAt: new Date(), key: null } : {}),
    },
  });
}
