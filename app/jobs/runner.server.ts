import { subscribe } from "#app/platform/bus.server.ts";
import {
  claimJob,
  finishJob,
  renewJob,
  retryJob,
  JOB_ADDED,
  type ClaimedJob,
} from "#app/platform/job-queue.server.ts";
import { logger } from "#app/platform/logger.server.ts";
import { singleton } from "#app/platform/singleton.server.ts";
import { jobs } from "./registry.server.ts";

const AT_ONCE = 2;
const POLL_MS = 2_000;
const LEASE_MS = 60_000;
const MAX_ATTEMPTS = 3;

const state = singleton("job-runner", () => ({
  isRunning: false,
  isFilling: false,
  fillAgain: false,
  active: new Set<Promise<void>>(),
  timer: undefined as NodeJS.Timeout | undefined,
  unsubscribe: undefined as (() => void) | undefined,
}));

/** Jobs are taken up as they come, two at a time, until `stopJobs`. */
export function startJobs(): void {
  if (state.isRunning) return;
  state.isRunning = true;
  state.unsubscribe = subscribe(JOB_ADDED, () => void fill());
  state.timer = setInterval(() => void fill(), POLL_MS);
  void fill();
}

/** No job is taken up any more, and the running ones have ended. */
export async function stopJobs(): Promise<void> {
  state.isRunning = false;
  clearInterval(state.timer);
  state.unsubscribe?.();
  await Promise.allSettled(state.active);
}

/** Takes up due jobs until the places are full or none is left; called again whenever something may have changed. */
async function fill(): Promise<void> {
  if (state.isFilling) {
    state.fillAgain = true;
    return;
  }
  state.isFilling = true;
  try {
    while (state.isRunning && state.active.size < AT_ONCE) {
      const job = await claimJob(LEASE_MS);
      if (!job) break;
      const work: Promise<void> = run(job).finally(() => {
        state.active.delete(work);
        void fill();
      });
      state.active.add(work);
    }
  } catch (error) {
    logger.error({ err: error }, "jobs cannot be read");
  } finally {
    state.isFilling = false;
  }
  if (state.fillAgain) {
    state.fillAgain = false;
    void fill();
  }
}

async function run(job: ClaimedJob): Promise<void> {
  const heartbeat = setInterval(() => void renewJob(job, LEASE_MS).catch(() => {}), LEASE_MS / 3);
  try {
    const work = jobs[job.type as keyof typeof jobs];
    if (!work) throw new Error(`no job of type ${job.type}`);
    await work(job.payload);
    await finishJob(job);
  } catch (error) {
    logger.warn({ err: error, job: job.type, attempts: job.attempts }, "job failed");
    await retryJob(job, error, MAX_ATTEMPTS).catch((failure: unknown) =>
      logger.error({ err: failure }, "job lost"),
    );
  } finally {
    clearInterval(heartbeat);
  }
}
