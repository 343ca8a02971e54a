import { setTimeout as pause } from "node:timers/promises";
import type { Row } from "./answers/row.ts";
import { withProduct, type BenchContext } from "./bench-context.ts";
import { memoryOf } from "./child-processes.ts";
import type { LoadResult } from "./load-job.ts";
import { troubleOf } from "./measure-speed.ts";
import { completions, messagesIn, openConversations, type Conversation, type Product } from "./product.ts";
import { median, mib, ms, whole } from "./statistics.ts";

const MODEL = "mock?tokens=50&gap=40";
const HELD_MODEL = "mock?tokens=40&gap=500";
const HELD = 2_000;
const job = { rampMs: 0, limitMs: 120_000 };

const LEVELS = [
  { streams: 1, goal: "p95 ≤ 10 ms" },
  { streams: 100, goal: "p95 ≤ 30 ms" },
  { streams: 500, goal: "p95 ≤ 150 ms" },
  { streams: 1_000, goal: "p95 ≤ 1.5 × relay" },
];

/** The first token of streams that are opened at once, and many streams held open. */
export function measureStreams(bench: BenchContext): Promise<Row[]> {
  return withProduct(bench, async (product) => {
    const bot = await product.modelBot(MODEL);
    const rows: Row[] = [];
    for (const { streams, goal } of LEVELS) rows.push(await firstTokens(bench, product, bot, streams, goal));
    return [...rows, await heldStreams(bench, product)];
  });
}

async function firstTokens(
  bench: BenchContext,
  product: Product,
  bot: string,
  streams: number,
  goal: string,
): Promise<Row> {
  // One alone is asked twenty times a round, else its 95th percentile would be a single call.
  const times = streams === 1 ? 20 : 1;
  const conversations = await openConversations(product.server.url, bot, streams * times);
  const ours: LoadResult[] = [];
  const relayed: LoadResult[] = [];
  for (let round = 0; round < (streams === 1 ? 1 : bench.options.rounds); round += 1) {
    bench.say(`first token, ${streams} at once, round ${round + 1}`);
    ours.push(await openAtOnce(bench, conversations, streams));
    const requests = completions(bench.relayUrl, MODEL, streams * times);
    relayed.push(
      await bench.load.run({ ...job, requests, concurrency: streams, format: "openai-stream", words: 50 }),
    );
  }
  const p95 = median(ours.map((result) => result.first.p95));
  const relay = median(relayed.map((result) => result.first.p95));
  return {
    name: `first token, ${whole(streams)} streams opened at once`,
    ours: `p50 ${ms(median(ours.map((result) => result.first.p50)))}, p95 ${ms(p95)} ${troubleOf(ours)}`,
    goal,
    reference: `plain relay in this run p95 ${ms(relay)}, ratio ${(p95 / relay).toFixed(2)} ${troubleOf(relayed)}`,
  };
}

function openAtOnce(
  bench: BenchContext,
  conversations: Conversation[],
  streams: number,
): Promise<LoadResult> {
  const requests = messagesIn(conversations, 1, "text/event-stream");
  return bench.load.run({ ...job, requests, concurrency: streams, format: "widget-stream", words: 50 });
}

async function heldStreams(bench: BenchContext, product: Product): Promise<Row> {
  bench.say(`${HELD} open streams`);
  const bot = await product.modelBot(HELD_MODEL);
  const conversations = await openConversations(product.server.url, bot, HELD);
  const memory: number[] = [];
  let isRunning = true;
  const watch = async () => {
    while (isRunning) {
      memory.push(memoryOf(product.server.pid));
      await pause(500);
    }
  };
  const watching = watch();
  const result = await bench.load.run({
    requests: messagesIn(conversations, 1, "text/event-stream"),
    concurrency: HELD,
    rampMs: 10_000,
    format: "widget-stream",
    words: 40,
    limitMs: 120_000,
  });
  isRunning = false;
  await watching;
  return {
    name: `${whole(HELD)} open streams in one process, 40 tokens 500 ms apart`,
    ours: `${result.failed} failed, ${result.lostWords} tokens lost, memory at most ${mib(Math.max(...memory))}, first token p95 ${ms(result.first.p95)} ${troubleOf([result])}`,
    goal: "0 lost tokens, ≤ 300 MB",
    reference: "Flowise 1,000 at 1.8 GB, tokens seconds late",
  };
}
