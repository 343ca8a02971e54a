import { MessageChannel, Worker, receiveMessageOnPort, type MessagePort } from "node:worker_threads";
import { singleton } from "#app/platform/singleton.server.ts";
import { createTurns } from "#app/shared/turns.ts";

/** What one run of an expression may take, in milliseconds. */
const LIMIT_MS = 50;
/** A busy machine may stop a thread for longer than that: an expression is called slow only when it was every time. */
const TRIES = 3;
/** A thread that does not even begin is given up after this long. */
const START_MS = 5_000;

/** Plain JavaScript: the thread loads nothing of the product, and knows nothing but what it is sent. */
const PROGRAM = `
const { parentPort } = require("node:worker_threads");
parentPort.on("message", ({ source, texts, port }) => {
  const expression = new RegExp(source, "iu");
  port.postMessage("begun");
  port.postMessage(texts.map((text) => expression.test(text)));
});
`;

/** One thread, started when it is first needed and again after it was stopped. */
const state = singleton("pattern-worker", () => ({
  worker: null as Worker | null,
  inTurn: createTurns(),
}));

function worker(): Worker {
  if (state.worker) return state.worker;
  const started = new Worker(PROGRAM, {
    eval: true,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: 32, stackSizeMb: 2 },
  });
  started.unref();
  started.on("error", () => drop(started));
  started.on("exit", () => drop(started));
  return (state.worker = started);
}

function drop(ended: Worker): void {
  if (state.worker === ended) state.worker = null;
}

/**
 * For each text whether the valid expression matches somewhere; `too-slow` when they took longer than 50 ms together. It runs in a
 * thread of its own that is stopped then, one expression after the other.
 */
export function testPattern(source: string, texts: readonly string[]): Promise<boolean[] | "too-slow"> {
  return state.inTurn(async () => {
    for (let attempt = 1; attempt <= TRIES; attempt += 1) {
      const result = await runOnce(source, texts);
      if (result !== "too-slow") return result;
    }
    return "too-slow" as const;
  });
}

function runOnce(source: string, texts: readonly string[]): Promise<boolean[] | "too-slow"> {
  const thread = worker();
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    const end = (result: boolean[] | "too-slow") => {
      clearTimeout(timer);
      port1.close();
      if (result === "too-slow") {
        drop(thread);
        void thread.terminate();
      }
      resolve(result);
    };
    let timer = setTimeout(() => end("too-slow"), START_MS);
    port1.on("message", (message: unknown) => {
      if (Array.isArray(message)) return end(message.map(Boolean));
      clearTimeout(timer);
      // The answer may lie there already, when it was this thread that came late.
      timer = setTimeout(() => end(waitingAnswer(port1) ?? "too-slow"), LIMIT_MS);
    });
    thread.postMessage({ source, texts, port: port2 }, [port2]);
  });
}

function waitingAnswer(port: MessagePort): boolean[] | null {
  const waiting = receiveMessageOnPort(port) as { message: unknown } | undefined;
  return Array.isArray(waiting?.message) ? waiting.message.map(Boolean) : null;
}
