import type { Row } from "./answers/row.ts";
import { withProduct, type BenchContext } from "./bench-context.ts";
import type { LoadRequest } from "./load-job.ts";
import { troubleOf } from "./measure-speed.ts";
import type { Product } from "./product.ts";
import { ms, whole } from "./statistics.ts";
import { storeConversations } from "./stored-rows.ts";

const CONVERSATIONS = 10_000;
const BOTS = 20;
const CALLS = 150;

/** Pages of the application, made by the server, with many conversations stored. */
export function measurePages(bench: BenchContext): Promise<Row[]> {
  return withProduct(bench, async (product) => {
    const ids: string[] = [];
    for (let index = 0; index < BOTS; index += 1)
      ids.push((await product.api.createBot({ name: `Bot ${index + 1}` })).id);
    const botId = ids[0] ?? "";
    await product.api.publish(botId);
    await storeConversations(bench, product, botId, CONVERSATIONS);
    const cookie = await signIn(product);
    const list = await bots(product, cookie);
    const rows: Row[] = [];
    for (const [name, url] of [
      ["bots list", list],
      ["editor, identity", `${list}/${botId}/identity`],
      ["editor, knowledge", `${list}/${botId}/knowledge`],
    ] as const)
      rows.push(await pageRow(bench, name, url, cookie));
    return rows;
  });
}

async function signIn({ server, owner }: Product): Promise<string> {
  const response = await fetch(`${server.url}/sign-in`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: server.url },
    body: new URLSearchParams({ login: owner.email, password: owner.password }),
  });
  const cookie = response.headers.get("set-cookie")?.split(";")[0];
  if (!cookie) throw new Error(`signing in answered ${response.status}`);
  return cookie;
}

/** The address of the workspace's list of bots. */
async function bots({ server }: Product, cookie: string): Promise<string> {
  const response = await fetch(`${server.url}/app`, { redirect: "manual", headers: { cookie } });
  return new URL(response.headers.get("location") ?? "/", server.url).href;
}

async function pageRow(bench: BenchContext, name: string, url: string, cookie: string): Promise<Row> {
  bench.say(`page: ${name}`);
  const call: LoadRequest = { url, method: "GET", headers: { cookie, accept: "text/html" }, body: "" };
  const job = { concurrency: 1, rampMs: 0, format: "any" as const, words: 0, limitMs: 60_000 };
  await bench.load.run({ ...job, requests: Array.from({ length: 30 }, () => call) });
  const result = await bench.load.run({ ...job, requests: Array.from({ length: CALLS }, () => call) });
  return {
    name: `page of the application with ${whole(CONVERSATIONS)} conversations: ${name}`,
    ours: `p50 ${ms(result.whole.p50)}, p95 ${ms(result.whole.p95)} ${troubleOf([result])}`,
    goal: "p95 ≤ 60 ms",
    reference: "–",
  };
}
