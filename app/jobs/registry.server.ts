import { END_WAITING, endWaiting } from "#app/features/answers/index.server.ts";
import {
  embedKnowledge,
  enqueueDueReadings,
  readSource,
  trainCuratedModel,
} from "#app/features/knowledge/index.server.ts";
import { executeReplay } from "#app/features/replay/index.server.ts";
import { executeRun } from "#app/features/testing/index.server.ts";
import { sweepFiles } from "#app/features/visitor-files/index.server.ts";

/** One kind of work that is done outside a request. It checks its payload itself, and ends early when the signal says so. */
export type Work = (payload: unknown, signal: AbortSignal) => Promise<void>;

/** Kinds of work by their types, and how many of them run at once: those that take minutes never hold up the others. */
export const lanes: readonly { atOnce: number; jobs: Readonly<Record<string, Work>> }[] = [
  { atOnce: 2, jobs: { "read-source": readSource } },
  { atOnce: 4, jobs: { "read-site": readSource } },
  { atOnce: 1, jobs: { "train-curated": trainCuratedModel } },
  { atOnce: 2, jobs: { "embed-knowledge": embedKnowledge } },
  { atOnce: 2, jobs: { "run-tests": executeRun } },
  { atOnce: 4, jobs: { [END_WAITING]: endWaiting } },
  { atOnce: 1, jobs: { replay: executeReplay } },
];

/** What is looked after twice a minute on every node; that several do it at once does no harm. */
export const chores: readonly (() => Promise<void>)[] = [enqueueDueReadings, sweepFiles];
