import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Row } from "./answers/row.ts";
import type { BenchContext } from "./bench-context.ts";
import { median } from "./statistics.ts";

/** `npm start` until `/readyz`, when everything is installed and built: on a fresh SQLite database, then on one that is there. */
export async function measureStart(bench: BenchContext): Promise<Row[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "chatbot-factory-bench-"));
  try {
    const first = await startOnce(folder);
    const seconds: number[] = [];
    for (let round = 0; round < bench.options.rounds; round += 1) seconds.push(await startOnce(folder));
    return [
      {
        name: "second start until /readyz",
        ours: `${median(seconds).toFixed(1)} s (with a fresh database ${first.toFixed(1)} s)`,
        goal: "≤ 5 s",
        reference: "Flowise: minutes for the first",
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startOnce(folder: string): Promise<number> {
  const port = await freePort();
  const startedAt = performance.now();
  const child = spawn(process.execPath, ["tools/start.mjs"], {
    env: {
      PATH: process.env.PATH ?? "",
      HOME: process.env.HOME ?? "",
      PORT: String(port),
      DATA_DIR: folder,
      DATABASE_URL: `file:${path.join(folder, "app.db")}`,
      LOG_LEVEL: "warn",
      NODE_ENV: "production",
    },
    stdio: "ignore",
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  while (!(await isReady(port))) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
    if (performance.now() - startedAt > 120_000) throw new Error("npm start is not ready after two minutes");
    await pause(25);
  }
  const seconds = (performance.now() - startedAt) / 1000;
  child.kill("SIGTERM");
  await ended;
  return seconds;
}

async function isReady(port: number): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
  return response?.ok ?? false;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
