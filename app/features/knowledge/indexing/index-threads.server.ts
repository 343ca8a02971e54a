import { availableParallelism } from "node:os";
import { blocksOf } from "#app/domain/chunking/blocks-of.ts";
import { chunkBlocks, type Chunk, type ChunkOptions } from "#app/domain/chunking/chunk-blocks.ts";
import { analyzePassage, type PassageFields } from "#app/domain/retrieval/analyze-passage.ts";
import { buildSegmentData, type SegmentData } from "#app/domain/retrieval/segment-data.ts";
import { logger } from "#app/platform/logger.server.ts";
import { singleton } from "#app/platform/singleton.server.ts";
import { IndexThread } from "./index-thread.server.ts";
import type { Content, IndexRow } from "./thread/protocol.ts";

/** So few are done at once in the server's own thread: a few milliseconds, and no thread is started for them. */
const FEW = 100;
const FEW_CHARACTERS = 20_000;
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

/** The passages that the content is cut into; a long one is cut in another thread. */
export async function cutContent(content: Content, options: ChunkOptions): Promise<readonly Chunk[]> {
  const cutHere = () => chunkBlocks(blocksOf(content), options);
  const thread = charactersOf(content) > FEW_CHARACTERS ? idlest() : undefined;
  if (!thread) return cutHere();
  const id = (state.lastId += 1);
  return thread.ask<readonly Chunk[]>({ id, task: "cut", content, options }).catch((error: unknown) => {
    logger.error({ err: error }, "a document is cut in the server's own thread");
    return cutHere();
  });
}

function charactersOf(content: Content): number {
  return typeof content === "string"
    ? content.length
    : content.reduce((sum, block) => sum + block.text.length, 0);
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
