import {
  claimJob,
  finishJob,
  releaseJob,
  renewJob,
  retryJob,
  type ClaimedJob,
} from "#app/platform/job-queue.server.ts";
import { logger } from "#app/platform/logger.server.ts";
import type { Work } from "./registry.server.ts";

const LEASE_MS = 60_000;
const MAX_ATTEMPTS = 3;

/** Takes up jobs of its types as they come, so many at once, until it is closed. */
export class Lane {
  private readonly active = new Set<Promise<void>>();
  private readonly closing = new AbortController();
  private isFilling = false;
  private fillAgain = false;
  private readonly atOnce: number;
  private readonly jobs: Readonly<Record<string, Work>>;

  constructor({ atOnce, jobs }: { atOnce: number; jobs: Readonly<Record<string, Work>> }) {
    this.atOnce = atOnce;
    this.jobs = jobs;
  }

  /** Takes up due jobs until the places are full or none is left; called again whenever something may have changed. */
  async fill(): Promise<void> {
    if (this.isFilling) {
      this.fillAgain = true;
      return;
    }
    this.isFilling = true;
    try {
      await this.takeUp();
    } catch (error) {
      logger.error({ err: error }, "jobs cannot be read");
    } finally {
      this.isFilling = false;
    }
    if (this.fillAgain) {
      this.fillAgain = false;
      void this.fill();
    }
  }

  /** No job is taken up any more; the running ones were told to end, and have. */
  async close(): Promise<void> {
    this.closing.abort();
    await Promise.allSettled(this.active);
  }

  private async takeUp(): Promise<void> {
    while (!this.closing.signal.aborted && this.active.size < this.atOnce) {
      const job = await claimJob(LEASE_MS, Object.keys(this.jobs));
      if (!job) return;
      const work: Promise<void> = this.run(job).finally(() => {
        this.active.delete(work);
        void this.fill();
      });
      this.active.add(work);
    }
  }

  private async run(job: ClaimedJob): Promise<void> {
    const heartbeat = setInterval(() => void renewJob(job, LEASE_MS).catch(() => {}), LEASE_MS / 3);
    try {
      await this.jobs[job.type]?.(job.payload, this.closing.signal);
      await finishJob(job);
    } catch (error) {
      await this.giveBack(job, error).catch((failure: unknown) => logger.error({ err: failure }, "job lost"));
    } finally {
      clearInterval(heartbeat);
    }
  }

  private async giveBack(job: ClaimedJob, error: unknown): Promise<void> {
    if (this.closing.signal.aborted) return releaseJob(job);
    logger.warn({ err: error, job: job.type, attempts: job.attempts }, "job failed");
    return retryJob(job, error, MAX_ATTEMPTS);
  }
}
