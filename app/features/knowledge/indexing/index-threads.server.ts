import { availableParallelism } from "node:os";
import { analyzePassage, type PassageFields } from "#app/domain/retrieval/analyze-passage.ts";
import { buildSegmentData, type SegmentData } from "#app/domain/retrieval/segment-data.ts";
import { logger } from "#app/platform/logger.server.ts";
import { singleton } from "#app/platform/singleton.server.ts";
import { IndexThread } from "./index-thread.server.ts";
import type { IndexRow } from "./thread/protocol.ts";

/** So few are done at once in the server's own thread: a few milliseconds, and no thread is started for them. */
const FEW = 100;
const MOST_THREADS = 3;

const state = singleton("index-threads", () => ({
  threads: Array.from(
    { length: Math.min(MOST_THREADS, Math.max(1, availableParallelism() - 1)) },
    () => new IndexThread(),
  ),
  lastId: 0,
}));

const idlest = (): IndexThread | undefined => [...state.threads].sort((a, b) => a.load - b.load)[0];

/** An index that is being built: its rows are given in portions. */
export interface IndexBuilding {
  add(rows: readonly IndexRow[]): void;
  /** The index of what was added. */
  build(): Promise<SegmentData>;
  /** Nothing is kept of it. */
  abandon(): void;
}

/** Begins an index, which is then built or abandoned; large ones are built in another thread. */
export function startIndex(expectedRows: number): IndexBuilding {
  const thread = expectedRows > FEW ? idlest() : undefined;
  const rows: IndexRow[] = [];
  const id = (state.lastId += 1);
  return {
    add(more) {
      // Kept here too, until it is built: a thread may end.
      rows.push(...more);
      thread?.tell({ id, task: "rows", rows: more });
    },
    build: async () => {
      if (!thread) return buildSegmentData(rows);
      return thread.ask<SegmentData>({ id, task: "build", count: rows.length }).catch((error: unknown) => {
        logger.error({ err: error }, "an index is built in the server's own thread");
        return buildSegmentData(rows);
      });
    },
    abandon: () => thread?.tell({ id, task: "forget" }),
  };
}

/** The lines that `analyzePassage` writes for the passages, in their order; many are analysed in another thread. */
export async function analyzePassages(passages: readonly PassageFields[]): Promise<string[]> {
  const thread = passages.length > FEW ? idlest() : undefined;
  if (!thread) return passages.map(analyzePassage);
  const id = (state.lastId += 1);
  return thread.ask<string[]>({ id, task: "analyze", passages }).catch((error: unknown) => {
    logger.error({ err: error }, "passages are analysed in the server's own thread");
    return passages.map(analyzePassage);
  });
}
