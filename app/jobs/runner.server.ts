import { subscribe } from "#app/platform/bus.server.ts";
import { env } from "#app/platform/env.server.ts";
import { JOB_ADDED, releaseJobsOfTheDead } from "#app/platform/job-queue.server.ts";
import { logger } from "#app/platform/logger.server.ts";
import { singleton } from "#app/platform/singleton.server.ts";
import { Lane } from "./lane.server.ts";
import { chores, lanes } from "./registry.server.ts";

const POLL_MS = 2_000;
const CHORES_MS = 30_000;

interface Running {
  lanes: Lane[];
  timers: NodeJS.Timeout[];
  unsubscribe: () => void;
}
const state = singleton("job-runner", (): { running: Running | null } => ({ running: null }));

/** Jobs are taken up as they come, and made when they become due, until `stopJobs`. Those that a dead process held go on. */
export async function startJobs(): Promise<void> {
  if (state.running) return;
  if (!env.isPostgres) await releaseJobsOfTheDead();
  const open = lanes.map((lane) => new Lane(lane));
  const fill = () => {
    for (const lane of open) void lane.fill();
  };
  state.running = {
    lanes: open,
    timers: [setInterval(fill, POLL_MS), setInterval(() => void doChores(), CHORES_MS)],
    unsubscribe: subscribe(JOB_ADDED, fill),
  };
  void doChores();
  fill();
}

/** No job is taken up any more, and the running ones have ended; those that take long go on after the next start. */
export async function stopJobs(): Promise<void> {
  const { running } = state;
  state.running = null;
  if (!running) return;
  for (const timer of running.timers) clearInterval(timer);
  running.unsubscribe();
  await Promise.all(running.lanes.map((lane) => lane.close()));
}

async function doChores(): Promise<void> {
  for (const chore of chores)
    try {
      await chore();
    } catch (error) {
      logger.error({ err: error }, "what is due cannot be looked up");
    }
}
