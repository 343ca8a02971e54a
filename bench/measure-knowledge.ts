import { setTimeout as pause } from "node:timers/promises";
import type { Row } from "./answers/row.ts";
import { skipped, withProduct, type BenchContext } from "./bench-context.ts";
import { createRandom, madeUpMarkdown, madeUpQuestion } from "./made-up-text.ts";
import { measureNeighbour } from "./measure-neighbour.ts";
import { measureFiles } from "./measure-files.ts";
import { troubleOf } from "./measure-speed.ts";
import { cpuSecondsOf, messagesIn, openConversations, type Product } from "./product.ts";
import { ms, whole } from "./statistics.ts";

const SECTIONS_EACH = 1_000;
const QUESTIONS = 300;
/** Preparing more than this is not worth the wait. */
const PATIENCE_SECONDS = 150;

/** A bot that has read texts. */
export interface Knowledge {
  botId: string;
  passages: number;
  text: string;
  /** Megabytes per second until it could be searched. */
  speed: number;
  seconds: number;
}

/** Reading Markdown, quoted answers from 10,000 and from 100,000 passages, and what other bots notice of it. */
export function measureKnowledge(bench: BenchContext): Promise<Row[]> {
  return withProduct(bench, async (product) => {
    const files = await measureFiles(bench, product);
    const small = await makeKnowledge(bench, product, 10);
    const rows = [...files, readingRow(small), await quotedRow(bench, product, small, "p95 ≤ 15 ms")];
    const name = "quoted answer from 100,000 passages";
    const expected = small.seconds * 10;
    if (expected > PATIENCE_SECONDS)
      return [...rows, skipped(name, "p95 ≤ 40 ms", `reading them would take ${whole(expected)} s`)];
    const neighbour = await measureNeighbour(bench, product, small);
    const { result: large, row } = await neighbour.during("are read", () =>
      makeKnowledge(bench, product, 100),
    );
    rows.push(readingRow(large), row, await quotedRow(bench, product, large, "p95 ≤ 40 ms"));
    await product.server.terminate();
    await product.server.restart();
    await neighbour.warm();
    const loading = await neighbour.during("are loaded after a start", () => askOnce(product, large));
    return [...rows, loading.row, firstRow(loading.result)];
  });
}

/** Milliseconds until one question is answered. */
async function askOnce({ server }: Product, { botId, text }: Knowledge): Promise<number> {
  const [place] = await openConversations(server.url, botId, 1);
  const [request] = messagesIn(place ? [place] : [], 1, "application/json", () =>
    madeUpQuestion(text, createRandom(11)),
  );
  if (!request) throw new Error("there is no conversation");
  const startedAt = performance.now();
  const response = await fetch(request.url, request);
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`a question was answered with ${response.status}`);
  return performance.now() - startedAt;
}

function firstRow(milliseconds: number): Row {
  return {
    name: "the first question after a start, 100,000 passages",
    ours: ms(milliseconds),
    goal: "–",
    reference: "–",
  };
}

async function makeKnowledge(bench: BenchContext, { api }: Product, texts: number): Promise<Knowledge> {
  bench.say(`reading ${texts} texts of ${SECTIONS_EACH} sections`);
  const { id: botId } = await api.createBot({ name: "Knowledge" });
  const contents = Array.from({ length: texts }, (_, seed) => madeUpMarkdown(seed + 1, SECTIONS_EACH));
  const startedAt = performance.now();
  const ids: string[] = [];
  for (const [index, text] of contents.entries()) {
    const source = { type: "text", title: `Text ${index + 1}`, text };
    ids.push((await api.json<{ id: string }>("POST", `/bots/${botId}/sources`, source)).id);
  }
  let passages = 0;
  for (const id of ids) passages += await passagesWhenRead(api, id);
  const seconds = (performance.now() - startedAt) / 1000;
  await api.publish(botId);
  const bytes = contents.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return { botId, passages, text: contents[0] ?? "", speed: bytes / 1e6 / seconds, seconds };
}

async function passagesWhenRead(api: Product["api"], id: string): Promise<number> {
  for (;;) {
    const source = await api.json<{ status: string; passages?: number }>("GET", `/sources/${id}`);
    if (source.status === "ready") return source.passages ?? 0;
    if (source.status === "failed") throw new Error("a text could not be read");
    await pause(200);
  }
}

function readingRow({ speed, passages }: Knowledge): Row {
  return {
    name: `reading Markdown to searchable, ${whole(passages)} passages`,
    ours: `${speed.toFixed(1)} MB/s`,
    goal: "≥ 5 MB/s",
    reference: "–",
  };
}

async function quotedRow(
  bench: BenchContext,
  product: Product,
  knowledge: Knowledge,
  goal: string,
): Promise<Row> {
  bench.say(`quoted answers from ${knowledge.passages} passages`);
  const conversations = await openConversations(product.server.url, knowledge.botId, QUESTIONS);
  const random = createRandom(7);
  const ask = (count: number) =>
    bench.load.run({
      requests: messagesIn(conversations.slice(0, count), 1, "application/json", () =>
        madeUpQuestion(knowledge.text, random),
      ),
      concurrency: 1,
      rampMs: 0,
      format: "widget-whole",
      words: 1,
      limitMs: 120_000,
    });
  // The first question loads the index; it is said on its own.
  const cold = await ask(1);
  const before = await cpuSecondsOf(product);
  const result = await ask(QUESTIONS);
  const cpu = ((await cpuSecondsOf(product)) - before) / QUESTIONS;
  return {
    name: `quoted answer from ${whole(knowledge.passages)} passages, whole answer`,
    ours: `p50 ${ms(result.whole.p50)}, p95 ${ms(result.whole.p95)}, ${ms(cpu * 1000)} of processor each, the first one ${ms(cold.whole.max)} ${troubleOf([cold, result])}`,
    goal,
    reference: "needs a model everywhere else",
  };
}
