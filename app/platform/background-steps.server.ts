import { createTurns } from "#app/shared/turns.ts";
import { singleton } from "./singleton.server.ts";

/** An answer from the knowledge is given long before; one that waits for a model needs nothing of the process meanwhile. */
const LONGEST_WAIT_MS = 250;
/** After their last visitor, steps stay short for so long. */
const ALONE_AFTER_MS = 1_000;

const state = singleton("background-steps", () => ({
  visitors: 0,
  lastVisitAt: Number.NEGATIVE_INFINITY,
  /** Lets the one step that waits go on. */
  resume: undefined as (() => void) | undefined,
  inTurn: createTurns(),
}));

/** Somebody waits for an answer, until the returned function is called or a quarter of a second has gone. */
export function visitorWaits(): () => void {
  state.visitors += 1;
  let isWaiting = true;
  const leave = () => {
    if (!isWaiting) return;
    isWaiting = false;
    clearTimeout(timer);
    state.visitors -= 1;
    state.lastVisitAt = performance.now();
    if (state.visitors === 0) state.resume?.();
  };
  const timer = setTimeout(leave, LONGEST_WAIT_MS);
  timer.unref();
  return leave;
}

/** Whether visitors are, or were just now, about: then a step is better short than quick. */
export const areVisitorsAbout = (): boolean =>
  state.visitors > 0 || performance.now() - state.lastVisitAt < ALONE_AFTER_MS;

/**
 * Does one step of a work that can wait and that stops the whole process for some milliseconds: one such step at a time, when no
 * visitor waits, or a quarter of a second later.
 */
export function inBackground<T>(step: () => Promise<T>): Promise<T> {
  return state.inTurn(async () => {
    await visitorsServed();
    return step();
  });
}

async function visitorsServed(): Promise<void> {
  // What has come in meanwhile is heard first.
  await new Promise((resolve) => setImmediate(resolve));
  if (state.visitors === 0) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, LONGEST_WAIT_MS);
    state.resume = () => {
      clearTimeout(timer);
      resolve();
    };
  });
}
