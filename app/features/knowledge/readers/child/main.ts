/** The process in which documents of strangers are read: without secrets, with a limit on its memory, one document at a time. */
import { Worker } from "node:worker_threads";
import { READER_LIMITS } from "#app/features/knowledge/readers/reader-limits.ts";
import type { ReaderMessage, ReadRequest } from "#app/features/knowledge/readers/reader-protocol.ts";
import { UnreadableSource } from "#app/features/knowledge/readers/unreadable-source.ts";
import { readHere } from "./read-here.ts";

const BLOCKS_AT_ONCE = 400;

/** Watches from a thread of its own, whatever the reader does: memory beyond the limit, or a server that has gone, ends it all. */
const WATCH = `
const parent = process.ppid;
setInterval(() => {
  if (process.memoryUsage.rss() > ${READER_LIMITS.memoryBytes} || process.ppid !== parent)
    process.kill(process.pid, "SIGKILL");
}, 25);`;
new Worker(WATCH, { eval: true, execArgv: [] }).unref();

function say(message: ReaderMessage): Promise<void> {
  return new Promise((resolve) => {
    if (process.send) process.send(message, () => resolve());
    else resolve();
  });
}

const peakBytes = () => process.resourceUsage().maxRSS * 1024;

async function answer(request: ReadRequest): Promise<void> {
  try {
    const { blocks, ...document } = await readHere(request);
    for (let start = 0; start < blocks.length; start += BLOCKS_AT_ONCE)
      await say({ type: "blocks", blocks: blocks.slice(start, start + BLOCKS_AT_ONCE) });
    await say({ type: "done", ...document, peakBytes: peakBytes() });
  } catch (error) {
    const failure =
      error instanceof UnreadableSource
        ? { code: error.code, ...(error.data ? { data: error.data } : {}) }
        : {
            code: "UNREADABLE",
            detail: String(error instanceof Error ? error.stack : error).slice(0, 2_000),
          };
    await say({ type: "failed", ...failure, peakBytes: peakBytes() });
  }
}

process.on("message", (request: ReadRequest) => void answer(request));
process.on("disconnect", () => process.exit());
await say({ type: "ready" });
