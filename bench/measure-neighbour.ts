import type { Row } from "./answers/row.ts";
import type { BenchContext } from "./bench-context.ts";
import type { LoadResult } from "./load-job.ts";
import { createRandom, madeUpQuestion } from "./made-up-text.ts";
import { troubleOf } from "./measure-speed.ts";
import { messagesIn, openConversations, type Product } from "./product.ts";
import { ms, percentile, whole } from "./statistics.ts";

const QUESTIONS = 150;

/** Another bot, asked one question after the other while something is done. */
export interface Neighbour {
  /** Its own passages are in memory. */
  warm(): Promise<void>;
  during<T>(what: string, run: () => Promise<T>): Promise<{ result: T; row: Row }>;
}

/** Asks a bot while nothing else is done, and again whenever `during` is called. */
export async function measureNeighbour(
  bench: BenchContext,
  { server }: Product,
  { botId, text }: { botId: string; text: string },
): Promise<Neighbour> {
  const random = createRandom(5);
  const ask = async (count = QUESTIONS): Promise<LoadResult> => {
    const conversations = await openConversations(server.url, botId, count);
    return bench.load.run({
      requests: messagesIn(conversations, 1, "application/json", () => madeUpQuestion(text, random)),
      concurrency: 1,
      rampMs: 0,
      format: "widget-whole",
      words: 1,
      limitMs: 120_000,
    });
  };
  await ask();
  const calm = await ask();
  return {
    warm: async () => void (await ask(1)),
    async during(what, run) {
      bench.say(`another bot while 100,000 passages ${what}`);
      const results: LoadResult[] = [];
      const state = { isRunning: true };
      const work = run().finally(() => (state.isRunning = false));
      while (state.isRunning) results.push(await ask(QUESTIONS));
      const p95 = percentile(
        results.map((result) => result.whole.p95),
        0.5,
      );
      const row: Row = {
        name: `answer of another bot while 100,000 passages ${what}`,
        ours: `p95 ${ms(p95)}, without that ${ms(calm.whole.p95)}: ${whole((p95 / calm.whole.p95 - 1) * 100)} % more, the longest ${ms(Math.max(...results.map((result) => result.whole.max)))} ${troubleOf(results)}`,
        goal: "p95 + 20 % at most",
        reference: "–",
      };
      return { result: await work, row };
    },
  };
}
