import { setTimeout as pause } from "node:timers/promises";
import type { Row } from "./answers/row.ts";
import { skipped, withProduct, type BenchContext } from "./bench-context.ts";
import { createRandom, madeUpMarkdown, madeUpQuestion } from "./made-up-text.ts";
import { troubleOf } from "./measure-speed.ts";
import { messagesIn, openConversations, type Product } from "./product.ts";
import { ms, whole } from "./statistics.ts";

const SECTIONS_EACH = 1_000;
const QUESTIONS = 300;
/** Preparing more than this is not worth the wait. */
const PATIENCE_SECONDS = 150;

interface Knowledge {
  botId: string;
  passages: number;
  text: string;
  /** Megabytes per second until it could be searched. */
  speed: number;
  seconds: number;
}

/** Reading Markdown, and quoted answers from 10,000 and from 100,000 passages. */
export function measureKnowledge(bench: BenchContext): Promise<Row[]> {
  return withProduct(bench, async (product) => {
    const small = await makeKnowledge(bench, product, 10);
    const rows = [readingRow(small), await quotedRow(bench, product, small, "p95 ≤ 15 ms")];
    const name = "quoted answer from 100,000 passages";
    const expected = small.seconds * 10;
    if (expected > PATIENCE_SECONDS)
      return [...rows, skipped(name, "p95 ≤ 40 ms", `reading them would take ${whole(expected)} s`)];
    const large = await makeKnowledge(bench, product, 100);
    return [...rows, readingRow(large), await quotedRow(bench, product, large, "p95 ≤ 40 ms")];
  });
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
  const result = await ask(QUESTIONS);
  return {
    name: `quoted answer from ${whole(knowledge.passages)} passages, whole answer`,
    ours: `p50 ${ms(result.whole.p50)}, p95 ${ms(result.whole.p95)}, the first after a start ${ms(cold.whole.max)} ${troubleOf([cold, result])}`,
    goal,
    reference: "needs a model everywhere else",
  };
}
