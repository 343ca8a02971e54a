import { execFileSync, fork, type ChildProcess } from "node:child_process";
import path from "node:path";
import type { LoadJob, LoadResult } from "./load-job.ts";

function messageOf<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`${child.spawnfile} ended with ${code}`));
    child.once("exit", onExit);
    child.once("message", (message) => {
      child.off("exit", onExit);
      resolve(message as T);
    });
  });
}

/** A helper of the measurement, in a process of its own; it also ends by itself when this process does. */
function start(script: string, ...args: string[]): ChildProcess {
  return fork(path.join(import.meta.dirname, script), args);
}

/** A server of this folder that listens on 127.0.0.1. */
export async function startHelper(
  script: "stand-in-provider.ts" | "plain-relay.ts",
  port: number,
): Promise<{ port: number; stop(): void }> {
  const child = start(script, String(port));
  const ready = await messageOf<{ port: number }>(child);
  return { port: ready.port, stop: () => child.disconnect() };
}

/** Calls servers from a process of its own, so that calling costs the measured process nothing but its share of the machine. */
export interface LoadGenerator {
  run(job: LoadJob): Promise<LoadResult>;
  stop(): void;
}

export async function startLoadGenerator(): Promise<LoadGenerator> {
  const child = start("load-generator.ts");
  await messageOf(child);
  return {
    run(job) {
      child.send(job);
      return messageOf<LoadResult>(child);
    },
    stop: () => child.disconnect(),
  };
}

/** Bytes of memory that a process holds now. */
export function memoryOf(pid: number): number {
  return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" }).trim()) * 1024;
}
