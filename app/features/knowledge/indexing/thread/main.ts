/** A thread that cuts documents, analyses passages and builds indexes, so that the server's own goes on answering. */
import { parentPort } from "node:worker_threads";
import { chunkBlocks, type Chunk } from "#app/domain/chunking/chunk-blocks.ts";
import { blocksOf } from "#app/domain/chunking/blocks-of.ts";
import { analyzePassage } from "#app/domain/retrieval/analyze-passage.ts";
import { buildSegmentData, type SegmentData } from "#app/domain/retrieval/segment-data.ts";
import type { IndexRow, ThreadAnswer, ThreadRequest } from "./protocol.ts";

const waiting = new Map<number, IndexRow[]>();

/** The memory of all arrays of an index, which is handed over, not copied. */
function buffersOf(value: unknown, found = new Set<ArrayBuffer>()): Set<ArrayBuffer> {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  } else if (typeof value === "object" && value !== null && !Array.isArray(value))
    for (const part of Object.values(value)) buffersOf(part, found);
  return found;
}

function takeRows(id: number): IndexRow[] {
  const rows = waiting.get(id) ?? [];
  waiting.delete(id);
  return rows;
}

function work(request: ThreadRequest): SegmentData | Chunk[] | string[] | null {
  switch (request.task) {
    case "rows": {
      const rows = waiting.get(request.id);
      if (rows) rows.push(...request.rows);
      else waiting.set(request.id, [...request.rows]);
      return null;
    }
    case "forget":
      takeRows(request.id);
      return null;
    case "build": {
      const rows = takeRows(request.id);
      // This thread may be a later one than that which was given the rows.
      if (rows.length !== request.count) throw new Error("Rows are missing.");
      return buildSegmentData(rows);
    }
    case "cut":
      return chunkBlocks(blocksOf(request.content), request.options);
    case "analyze":
      return request.passages.map(analyzePassage);
  }
}

parentPort?.on("message", (request: ThreadRequest) => {
  const { id } = request;
  const send = (answer: ThreadAnswer, buffers: ArrayBuffer[] = []) =>
    parentPort?.postMessage(answer, buffers);
  try {
    const result = work(request);
    if (result) send({ id, result }, Array.isArray(result) ? [] : [...buffersOf(result)]);
  } catch (error) {
    waiting.delete(id);
    send({ id, reason: error instanceof Error ? error.message : String(error) });
  }
});
