import type { Row } from "./answers/row.ts";
import { withProduct, type BenchContext } from "./bench-context.ts";
import type { AnswerFormat, LoadRequest, LoadResult } from "./load-job.ts";
import { troubleOf } from "./measure-speed.ts";
import type { Against } from "./options.ts";
import { completions, messagesIn, openConversations } from "./product.ts";
import { median, ms, whole } from "./statistics.ts";

interface Work {
  name: string;
  model: string;
  /** Flowise: the chatflow that asks that model. */
  flow: (against: Against) => string;
  isStreamed: boolean;
  count: number;
  concurrency: number;
  words: number;
}

const STREAMS = { model: "mock?tokens=50&gap=40", isStreamed: true, words: 50 };
const WORKS: readonly Work[] = [
  {
    name: "whole answers, 16 at once",
    model: "mock?tokens=16",
    flow: ({ answersId }) => answersId,
    isStreamed: false,
    count: 800,
    concurrency: 16,
    words: 16,
  },
  ...[1, 100, 500].map((streams) => ({
    ...STREAMS,
    name: `first token, ${streams} streams opened at once`,
    flow: ({ streamsId }: Against) => streamsId,
    count: streams,
    concurrency: streams,
  })),
];

/** The same work for this product and for another server, by turns, in one run. */
export function measureAgainst(bench: BenchContext): Promise<Row[]> {
  const { against } = bench.options;
  if (!against) return Promise.resolve([]);
  return withProduct(bench, async (product) => {
    const rows: Row[] = [];
    for (const work of WORKS) {
      const bot = await product.modelBot(work.model);
      const ours: LoadResult[] = [];
      const theirs: LoadResult[] = [];
      for (let round = 0; round < bench.options.rounds; round += 1) {
        bench.say(`${work.name}, round ${round + 1}`);
        const conversations = await openConversations(product.server.url, bot, work.count);
        const accept = work.isStreamed ? "text/event-stream" : "application/json";
        const format = work.isStreamed ? "widget-stream" : "widget-whole";
        ours.push(await run(bench, work, messagesIn(conversations, 1, accept), format));
        theirs.push(await run(bench, work, requestsOf(against, work), formatOf(against, work)));
      }
      rows.push(rowOf(work, ours, theirs));
    }
    return rows;
  });
}

function run(
  bench: BenchContext,
  { concurrency, words }: Work,
  requests: readonly LoadRequest[],
  format: AnswerFormat,
): Promise<LoadResult> {
  return bench.load.run({ requests, concurrency, words, format, rampMs: 0, limitMs: 180_000 });
}

function formatOf({ kind }: Against, { isStreamed }: Work): AnswerFormat {
  if (kind === "openai-relay") return "openai-stream";
  return isStreamed ? "flowise-stream" : "flowise-whole";
}

function requestsOf(against: Against, work: Work): LoadRequest[] {
  if (against.kind === "openai-relay") return completions(against.url, work.model, work.count);
  return Array.from({ length: work.count }, (_, index) => ({
    url: `${against.url}/api/v1/prediction/${work.flow(against)}`,
    method: "POST" as const,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ question: `What is number ${index}?`, streaming: work.isStreamed }),
  }));
}

function rowOf(work: Work, ours: LoadResult[], theirs: LoadResult[]): Row {
  const value = work.isStreamed
    ? (results: LoadResult[]) => median(results.map((result) => result.first.p95))
    : (results: LoadResult[]) => median(results.map((result) => result.perSecond));
  const say = (figure: number) => (work.isStreamed ? `p95 ${ms(figure)}` : `${whole(figure)} per second`);
  const ratio = work.isStreamed ? value(theirs) / value(ours) : value(ours) / value(theirs);
  return {
    name: work.name,
    ours: `${say(value(ours))}, ${ratio.toFixed(1)} times as fast ${troubleOf(ours)}`,
    goal: "≥ 10 × Flowise",
    reference: `the other server in this run ${say(value(theirs))} ${troubleOf(theirs)}`,
  };
}
