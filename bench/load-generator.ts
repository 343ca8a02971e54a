/** A process of its own that calls a server as told by its parent, times the answers and counts their words. */
import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { Agent, request } from "undici";
import { answerText, countWords, TOKEN_MARKS } from "./answer-text.ts";
import type { LoadJob, LoadRequest, LoadResult } from "./load-job.ts";
import { spreadOf } from "./statistics.ts";

interface Call {
  firstMs: number;
  wholeMs: number;
  status: number;
  body: Buffer;
  failure: string;
}

async function callOnce(
  agent: Agent,
  { url, method, headers, body }: LoadRequest,
  mark: string,
): Promise<Call> {
  const startedAt = performance.now();
  const parts: Buffer[] = [];
  let firstMs = -1;
  let status = 0;
  let failure = "";
  try {
    const response = await request(url, {
      method,
      headers,
      dispatcher: agent,
      ...(body === "" ? {} : { body }),
    });
    status = response.statusCode;
    for await (const part of response.body as AsyncIterable<Buffer>) {
      if (firstMs < 0 && part.includes(mark)) firstMs = performance.now() - startedAt;
      parts.push(part);
    }
  } catch (error) {
    failure = String(error);
  }
  return { firstMs, wholeMs: performance.now() - startedAt, status, body: Buffer.concat(parts), failure };
}

async function callAll(job: LoadJob): Promise<Call[]> {
  const { limitMs, requests, concurrency } = job;
  const agent = new Agent({ connections: concurrency, headersTimeout: limitMs, bodyTimeout: limitMs });
  const stop = setTimeout(() => void agent.destroy(), limitMs);
  const calls: Call[] = [];
  let next = 0;
  const work = async (delayMs: number) => {
    if (delayMs > 0) await pause(delayMs);
    for (let each = requests[next++]; each; each = requests[next++])
      calls.push(await callOnce(agent, each, TOKEN_MARKS[job.format]));
  };
  await Promise.all(
    Array.from({ length: concurrency }, (_, index) => work((job.rampMs * index) / concurrency)),
  );
  clearTimeout(stop);
  await agent.destroy();
  return calls;
}

/** Why a call does not count, or how many of its words are missing. */
function judge(job: LoadJob, call: Call): { failure: string; lost: number } {
  const body = call.body.toString();
  if (call.failure !== "" || call.status >= 400)
    return { failure: call.failure || `${call.status} ${body.slice(0, 300)}`, lost: 0 };
  try {
    const words = countWords(answerText(job.format, body));
    return {
      failure: words > 0 ? "" : `no answer in ${body.slice(0, 300)}`,
      lost: Math.max(0, job.words - words),
    };
  } catch (error) {
    return { failure: `${String(error)} in ${body.slice(0, 300)}`, lost: 0 };
  }
}

async function run(job: LoadJob): Promise<LoadResult> {
  const startedAt = performance.now();
  const calls = await callAll(job);
  const seconds = (performance.now() - startedAt) / 1000;
  const verdicts = calls.map((call) => judge(job, call));
  const good = calls.filter((_, index) => verdicts[index]?.failure === "");
  return {
    perSecond: good.length / seconds,
    whole: spreadOf(good.map((call) => call.wholeMs)),
    first: spreadOf(good.filter((call) => call.firstMs >= 0).map((call) => call.firstMs)),
    failed: calls.length - good.length,
    lostWords: verdicts.reduce((sum, { lost }) => sum + lost, 0),
    failure: verdicts.find(({ failure }) => failure !== "")?.failure ?? "",
  };
}

process.on("message", (job: LoadJob) => {
  void run(job).then((result) => process.send?.(result));
});
process.on("disconnect", () => process.exit());
process.send?.("ready");
