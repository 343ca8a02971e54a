import { singleton } from "#app/platform/singleton.server.ts";
import type { ReadDocument } from "./document.ts";
import { READER_LIMITS } from "./reader-limits.ts";
import { ReaderProcess } from "./reader-process.server.ts";
import type { ReadRequest } from "./reader-protocol.ts";
import { createTurns, type Turns } from "./turns.ts";

interface Task {
  request: ReadRequest;
  limitMs: number;
  resolve: (document: ReadDocument) => void;
  reject: (error: unknown) => void;
}

interface Pool {
  waiting: Turns<Task>;
  idle: { reader: ReaderProcess; timer: NodeJS.Timeout }[];
  busy: number;
}

const pool = singleton("reader-pool", (): Pool => ({ waiting: createTurns(), idle: [], busy: 0 }));

/** The document as a process of its own has read it; owners take turns when more wait than can be read at once. */
export function readInProcess(task: {
  request: ReadRequest;
  owner: string;
  limitMs: number;
}): Promise<ReadDocument> {
  const { request, owner, limitMs } = task;
  return new Promise((resolve, reject) => {
    pool.waiting.add(owner, { request, limitMs, resolve, reject });
    fill();
  });
}

function fill(): void {
  while (pool.busy < READER_LIMITS.processes) {
    const task = pool.waiting.take();
    if (!task) return;
    pool.busy += 1;
    const reader = takeReader();
    reader
      .read(task.request, task.limitMs)
      .then(task.resolve, task.reject)
      .finally(() => {
        pool.busy -= 1;
        keep(reader);
        fill();
      });
  }
}

function takeReader(): ReaderProcess {
  for (let kept = pool.idle.pop(); kept; kept = pool.idle.pop()) {
    clearTimeout(kept.timer);
    if (!kept.reader.isSpent) return kept.reader;
    kept.reader.stop();
  }
  return new ReaderProcess();
}

/** A healthy process waits a while for the next document. */
function keep(reader: ReaderProcess): void {
  if (reader.isSpent) return reader.stop();
  const timer = setTimeout(() => {
    pool.idle = pool.idle.filter((kept) => kept.reader !== reader);
    reader.stop();
  }, READER_LIMITS.idleMs);
  timer.unref();
  pool.idle.push({ reader, timer });
}
