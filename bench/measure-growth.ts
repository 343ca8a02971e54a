import type { Row } from "./answers/row.ts";
import { withProduct, type BenchContext } from "./bench-context.ts";
import type { LoadResult } from "./load-job.ts";
import { troubleOf } from "./measure-speed.ts";
import { messagesIn, openConversations, type Product } from "./product.ts";
import { median, whole } from "./statistics.ts";
import { storeConversations } from "./stored-rows.ts";

const STORED_CONVERSATIONS = 125_000;
const ANSWERS = 1_500;

/** Answers per second on a small database and on one with a million messages, in the same run. */
export function measureGrowth(bench: BenchContext): Promise<Row[]> {
  return withProduct(bench, async (product) => {
    const botId = await product.modelBot("mock?tokens=16");
    const small = await rates(bench, product, botId);
    bench.say("storing 1,000,000 messages");
    await storeConversations(bench, product, botId, STORED_CONVERSATIONS);
    const large = await rates(bench, product, botId);
    const [before, after] = [small, large].map((results) =>
      median(results.map((result) => result.perSecond)),
    );
    return [
      {
        name: "answers per second at 1,000,000 stored messages against an almost empty database",
        ours: `${whole(after ?? 0)} against ${whole(before ?? 0)}, ratio ${((after ?? 0) / (before || 1)).toFixed(2)} ${troubleOf([...small, ...large])}`,
        goal: "≥ 0.8",
        reference: "Flowise 71 empty, 38 at 20,000, 23 at 100,000",
      },
    ];
  });
}

async function rates(bench: BenchContext, product: Product, botId: string): Promise<LoadResult[]> {
  const results: LoadResult[] = [];
  for (let round = 0; round < bench.options.rounds; round += 1) {
    const conversations = await openConversations(product.server.url, botId, ANSWERS / 5);
    results.push(
      await bench.load.run({
        requests: messagesIn(conversations, 5, "application/json"),
        concurrency: 16,
        rampMs: 0,
        format: "widget-whole",
        words: 16,
        limitMs: 120_000,
      }),
    );
  }
  return results;
}
