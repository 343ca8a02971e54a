import { fork, type ChildProcess } from "node:child_process";
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { env } from "#app/platform/env.server.ts";
import { logger } from "#app/platform/logger.server.ts";
import type { ReadDocument } from "./document.ts";
import { READER_LIMITS } from "./reader-limits.ts";
import { ReaderMessageSchema, type ReadRequest, type ReaderMessage } from "./reader-protocol.ts";
import { UnreadableSource } from "./unreadable-source.ts";

const ERROR_TAIL = 2_000;

interface Reading {
  document: ReadDocument;
  resolve: (document: ReadDocument) => void;
  reject: (error: unknown) => void;
  timer: NodeJS.Timeout;
}

/** The program of the reading process: beside the built server, or its source where that is what runs. */
function programOf(): { file: string; execArgv: string[] } {
  if (!import.meta.url.endsWith(".ts"))
    return { file: fileURLToPath(new URL("../reader.js", import.meta.url)), execArgv: [] };
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  return { file: fileURLToPath(new URL("./child/main.ts", import.meta.url)), execArgv: ["--import", tsx] };
}

function start(): ChildProcess {
  const { file, execArgv } = programOf();
  const cwd = path.resolve(env.DATA_DIR, "reader");
  mkdirSync(cwd, { recursive: true });
  return fork(file, [], {
    cwd,
    // Nothing of the server's own settings: what reads a stranger's file has no secrets.
    env: { NODE_ENV: env.isProduction ? "production" : "development", TZ: "UTC" },
    execArgv: [...execArgv, `--max-old-space-size=${READER_LIMITS.heapMegabytes}`],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
}

/**
 * One process that reads documents, one after the other. It is stopped when a document takes too long, and it ends itself when
 * one takes too much memory; neither harms who waits for it.
 */
export class ReaderProcess {
  private readonly child = start();
  private readonly ready: Promise<void>;
  private isReady: () => void = () => {};
  private reading: Reading | null = null;
  private documents = 0;
  private peakBytes = 0;
  private hasEnded = false;
  private errors = "";

  constructor() {
    this.ready = new Promise((resolve) => (this.isReady = resolve));
    this.child.on("message", (message) => this.hear(message));
    this.child.on("error", (error) => this.end(error));
    this.child.on("exit", (code, signal) => this.end(this.reasonOf(code, signal)));
    this.child.stderr?.on("data", (part: Buffer) => {
      this.errors = (this.errors + part.toString()).slice(-ERROR_TAIL);
    });
    this.hold(false);
  }

  /** True when it should read no further document. */
  get isSpent(): boolean {
    return (
      this.hasEnded ||
      this.documents >= READER_LIMITS.documentsEach ||
      this.peakBytes > READER_LIMITS.healthyBytes
    );
  }

  /** The document. Rejects with `UnreadableSource`, after `limitMs` with `TOO_SLOW`. Only one at a time. */
  async read(request: ReadRequest, limitMs: number): Promise<ReadDocument> {
    this.documents += 1;
    this.hold(true);
    const result = new Promise<ReadDocument>((resolve, reject) => {
      // The clock starts with the reading, not with the start of the process.
      const timer = setTimeout(() => {}, 0);
      this.reading = { document: { title: "", blocks: [] }, resolve, reject, timer };
    });
    void this.ready.then(() => {
      if (!this.reading) return;
      this.reading.timer = setTimeout(() => this.end(new UnreadableSource("TOO_SLOW")), limitMs);
      this.child.send(request, (error) => {
        if (error) this.end(error);
      });
    });
    if (this.hasEnded) this.end(new Error("the reading process could not be started"));
    return result.finally(() => this.hold(false));
  }

  /** The process is gone. */
  stop(): void {
    this.hasEnded = true;
    this.child.kill("SIGKILL");
  }

  private hear(message: unknown): void {
    const parsed = ReaderMessageSchema.safeParse(message);
    if (!parsed.success) return this.end(new Error("the reading process said what it may not"));
    this.take(parsed.data);
  }

  private take(message: ReaderMessage): void {
    if (message.type === "ready") return this.isReady();
    const { reading } = this;
    if (!reading) return;
    if (message.type === "blocks") {
      for (const block of message.blocks)
        reading.document.blocks.push(block as ReadDocument["blocks"][number]);
      return;
    }
    this.peakBytes = message.peakBytes;
    this.finish();
    if (message.type === "failed") {
      if (message.detail) logger.warn({ code: message.code, detail: message.detail }, "reader failed");
      return reading.reject(new UnreadableSource(message.code, message.data));
    }
    const { title, links, canonical, about } = message;
    reading.resolve({
      ...reading.document,
      title,
      ...(links ? { links } : {}),
      ...(canonical ? { canonical } : {}),
      ...(about ? { about } : {}),
    });
  }

  private finish(): void {
    clearTimeout(this.reading?.timer);
    this.reading = null;
  }

  private end(error: Error): void {
    const { reading } = this;
    this.finish();
    if (!this.hasEnded) this.stop();
    reading?.reject(error);
  }

  /** A process that dies by itself was stopped for its memory, by its own watch or by V8. */
  private reasonOf(code: number | null, signal: NodeJS.Signals | null): Error {
    if (signal === "SIGKILL" || signal === "SIGABRT" || code === 134)
      return new UnreadableSource("TOO_LARGE_INSIDE");
    return new Error(`the reading process ended with ${signal ?? code}: ${this.errors}`);
  }

  /** Only while it reads does the process keep this one alive. */
  private hold(isHeld: boolean): void {
    const change = isHeld ? "ref" : "unref";
    this.child[change]();
    this.child.channel?.[change]();
    const { stderr } = this.child;
    if (stderr && "unref" in stderr && typeof stderr.unref === "function") stderr.unref();
  }
}
