import { setTimeout as pause } from "node:timers/promises";
import type { Row } from "./answers/row.ts";
import { withProduct, type BenchContext } from "./bench-context.ts";
import { memoryOf } from "./child-processes.ts";
import type { LoadResult } from "./load-job.ts";
import {
  completions,
  cpuSecondsOf,
  messagesIn,
  openConversations,
  type Conversation,
  type Product,
} from "./product.ts";
import { median, mib, ms, whole } from "./statistics.ts";

const MODEL = "mock?tokens=16";
const CONVERSATIONS = 400;
/** A visitor may send 20 messages a minute. */
const MESSAGES_EACH = 5;
const AT_ONCE = 16;
const ALONE = 100;

const job = { rampMs: 0, words: 16, limitMs: 120_000 };

/** Whole answers per second, the time that is added to the provider's, and memory before and after. */
export function measureSpeed(bench: BenchContext): Promise<Row[]> {
  return withProduct(bench, async (product) => {
    await pause(5_000);
    const idle = memoryOf(product.server.pid);
    const bot = await product.modelBot(MODEL);
    const ours: LoadResult[] = [];
    const relayed: LoadResult[] = [];
    const memory: number[] = [];
    const cpu: number[] = [];
    for (let round = 0; round < bench.options.rounds; round += 1) {
      bench.say(`answers, round ${round + 1}`);
      const conversations = await openConversations(product.server.url, bot, CONVERSATIONS);
      const before = await cpuSecondsOf(product);
      ours.push(await answersAtOnce(bench, conversations));
      cpu.push(((await cpuSecondsOf(product)) - before) / (CONVERSATIONS * MESSAGES_EACH));
      memory.push(memoryOf(product.server.pid));
      relayed.push(await relayAtOnce(bench));
    }
    const added = await addedTime(bench, product, bot);
    await pause(5_000);
    memory.push(memoryOf(product.server.pid));
    return [answersRow(ours, relayed, median(cpu)), ...added, ...memoryRows(idle, memory, ours.length)];
  });
}

function answersAtOnce(bench: BenchContext, conversations: Conversation[]): Promise<LoadResult> {
  const requests = messagesIn(conversations, MESSAGES_EACH, "application/json");
  return bench.load.run({ ...job, requests, concurrency: AT_ONCE, format: "widget-whole" });
}

function relayAtOnce(bench: BenchContext): Promise<LoadResult> {
  const requests = completions(bench.relayUrl, MODEL, CONVERSATIONS * MESSAGES_EACH);
  return bench.load.run({ ...job, requests, concurrency: AT_ONCE, format: "openai-stream" });
}

function answersRow(ours: LoadResult[], relayed: LoadResult[], cpuSeconds: number): Row {
  const rate = median(ours.map((result) => result.perSecond));
  const relay = median(relayed.map((result) => result.perSecond));
  return {
    name: `whole answers per second, ${AT_ONCE} at once, everything stored`,
    ours: `${whole(rate)} (p95 ${ms(median(ours.map((result) => result.whole.p95)))}; ${ms(cpuSeconds * 1000)} of processor each) ${troubleOf(ours)}`,
    goal: "≥ 800",
    reference: `plain relay in this run ${whole(relay)}, ratio ${(rate / relay).toFixed(3)} ${troubleOf(relayed)}`,
  };
}

/** What went wrong in the results, in words; nothing in a good run. */
export function troubleOf(results: readonly LoadResult[]): string {
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  const lost = results.reduce((sum, result) => sum + result.lostWords, 0);
  const said = results.find((result) => result.failure !== "")?.failure ?? "";
  return failed + lost === 0 ? "" : `; ${failed} failed, ${lost} words lost: ${said.slice(0, 160)}`;
}

/** The provider alone and through the product, by turns, so that both meet the same machine. */
async function addedTime(bench: BenchContext, product: Product, bot: string): Promise<Row[]> {
  bench.say("time added, one at a time");
  const conversations = await openConversations(product.server.url, bot, bench.options.rounds * ALONE);
  const added: { p50: number; p95: number }[] = [];
  const results: LoadResult[] = [];
  for (let round = 0; round < bench.options.rounds; round += 1) {
    const direct = await bench.load.run({
      ...job,
      requests: completions(`http://127.0.0.1:${bench.providerPort}`, MODEL, ALONE),
      concurrency: 1,
      format: "openai-stream",
    });
    const through = await bench.load.run({
      ...job,
      requests: messagesIn(conversations.slice(round * ALONE, (round + 1) * ALONE), 1, "application/json"),
      concurrency: 1,
      format: "widget-whole",
    });
    results.push(through);
    added.push({ p50: through.whole.p50 - direct.whole.p50, p95: through.whole.p95 - direct.whole.p95 });
  }
  const p50 = median(added.map((each) => each.p50));
  const p95 = median(added.map((each) => each.p95));
  return [
    {
      name: "time added to the provider's answer, one at a time",
      ours: `p50 ${ms(p50)}, p95 ${ms(p95)} ${troubleOf(results)}`,
      goal: "p50 ≤ 3 ms, p95 ≤ 8 ms",
      reference: "Flowise p50 15–36 ms, p95 24–56 ms",
    },
  ];
}

function memoryRows(idle: number, memory: number[], rounds: number): Row[] {
  const answers = CONVERSATIONS * MESSAGES_EACH;
  return [
    { name: "memory, idle", ours: mib(idle), goal: "≤ 160 MB", reference: "Flowise 690 MB" },
    {
      name: `memory after ${whole(answers)}, …, ${whole(answers * rounds)} answers, and at rest`,
      ours: memory.map(mib).join(", "),
      goal: "≤ 250 MB and flat",
      reference: "Flowise 1.8 GB",
    },
  ];
}
