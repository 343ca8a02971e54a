import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { makeHandbook } from "#tests/fixtures/make-pdf.ts";
import type { Row } from "./answers/row.ts";
import type { BenchContext } from "./bench-context.ts";
import type { Product } from "./product.ts";
import { mib } from "./statistics.ts";

const PAGES = 300;
const WATCH_MS = 50;

/** Reading a PDF from its upload until it can be searched, and the most memory that the process reading it took. */
export async function measureFiles(bench: BenchContext, { api, server }: Product): Promise<Row[]> {
  bench.say(`reading a PDF of ${PAGES} pages`);
  const { id: botId } = await api.createBot({ name: "Files" });
  const form = new FormData();
  form.set("type", "file");
  form.set("file", new File([new Uint8Array(makeHandbook(PAGES))], "handbook.pdf"));
  const startedAt = performance.now();
  const response = await api.upload(`/bots/${botId}/sources`, form);
  const { id } = (await response.json()) as { id: string };
  let peak = 0;
  for (;;) {
    peak = Math.max(peak, ...childrenOf(server.pid).map(peakOf));
    const { status } = await api.json<{ status: string }>("GET", `/sources/${id}`);
    if (status === "failed") throw new Error("the PDF could not be read");
    if (status === "ready") break;
    await pause(WATCH_MS);
  }
  const seconds = (performance.now() - startedAt) / 1000;
  return [
    {
      name: `reading a PDF of ${PAGES} pages to searchable`,
      ours: `${seconds.toFixed(1)} s, its process ${peak > 0 ? mib(peak) : "not measured here"}`,
      goal: "≤ 15 s, process ≤ 512 MB",
      reference: "–",
    },
  ];
}

/** The processes that this one has started; none where the system does not say. */
function childrenOf(pid: number): number[] {
  return fileLines(`/proc/${pid}/task`, readdirSync).flatMap((task) =>
    fileLines(`/proc/${pid}/task/${task}/children`, (file) => readFileSync(file, "utf8").split(" "))
      .map(Number)
      .filter((child) => child > 0),
  );
}

/** The most that a process has held in memory so far, in bytes. */
function peakOf(pid: number): number {
  const [status = ""] = fileLines(`/proc/${pid}/status`, (file) => [readFileSync(file, "utf8")]);
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
}

/** Processes end while they are looked at. */
function fileLines(path: string, read: (path: string) => string[]): string[] {
  try {
    return read(path);
  } catch {
    return [];
  }
}
