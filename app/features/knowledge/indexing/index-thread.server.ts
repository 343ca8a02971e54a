import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { ThreadAnswer, ThreadRequest } from "./thread/protocol.ts";

const IDLE_MS = 20_000;
const MOST_MEGABYTES = 1_024;

interface Asked {
  resolve: (result: unknown) => void;
  reject: (error: Error) => void;
}

/** Starts the thread: its compiled program beside the server's, or its source where that is what runs. */
function start(): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: MOST_MEGABYTES };
  if (!import.meta.url.endsWith(".ts"))
    return new Worker(new URL("../index-thread.js", import.meta.url), { resourceLimits });
  // A thread does not inherit what lets its starter run TypeScript.
  const tsx = createRequire(import.meta.url)
    .resolve("tsx/esm/api")
    .replace(/\.cjs$/, ".mjs");
  const [loader, program] = [pathToFileURL(tsx), new URL("./thread/main.ts", import.meta.url)].map((url) =>
    JSON.stringify(url.href),
  );
  return new Worker(`import(${loader}).then(({ register }) => { register(); return import(${program}); });`, {
    eval: true,
    resourceLimits,
  });
}

/** A thread that is started when it is asked something, and ended when nobody has asked for a while. */
export class IndexThread {
  private worker: Worker | null = null;
  private readonly asked = new Map<number, Asked>();
  private idle: NodeJS.Timeout | undefined;

  /** Questions that are not answered yet. */
  get load(): number {
    return this.asked.size;
  }

  /** Tells the thread something that has no answer. */
  tell(request: ThreadRequest): void {
    this.running().postMessage(request);
  }

  /** Rejects when the thread cannot do it, or ended. */
  ask<T>(request: ThreadRequest): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.asked.set(request.id, { resolve: (result) => resolve(result as T), reject });
      try {
        const worker = this.running();
        worker.ref();
        worker.postMessage(request);
      } catch (error) {
        this.settle(request.id)?.reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
  }

  private running(): Worker {
    clearTimeout(this.idle);
    if (this.worker) return this.worker;
    const worker = start();
    worker.unref();
    worker.on("message", (answer: ThreadAnswer) => this.hear(answer));
    worker.on("error", (error) => this.end(worker, error));
    worker.on("exit", () => this.end(worker, new Error("The thread ended.")));
    return (this.worker = worker);
  }

  private hear(answer: ThreadAnswer): void {
    const asked = this.settle(answer.id);
    if ("reason" in answer) asked?.reject(new Error(answer.reason));
    else asked?.resolve(answer.result);
  }

  private settle(id: number): Asked | undefined {
    const asked = this.asked.get(id);
    this.asked.delete(id);
    if (this.asked.size === 0) this.rest();
    return asked;
  }

  /** An idle thread keeps no process alive, and after a while no memory. */
  private rest(): void {
    const { worker } = this;
    worker?.unref();
    clearTimeout(this.idle);
    this.idle = setTimeout(() => {
      if (this.asked.size === 0 && this.worker === worker) void worker?.terminate();
    }, IDLE_MS).unref();
  }

  private end(worker: Worker, error: Error): void {
    if (this.worker !== worker) return;
    this.worker = null;
    const left = [...this.asked.values()];
    this.asked.clear();
    for (const { reject } of left) reject(error);
  }
}
