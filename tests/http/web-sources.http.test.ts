import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as answers from "#app/features/rest/answer-schemas.ts";
import { bodyOf, startForbidden, startTestSite, type TestSite } from "#tests/mocks/test-site.ts";
import { startServer, type TestServer } from "#tests/setup/start-server.ts";
import { apiClient, type Call, type Json } from "./api-client.ts";

const PAGES = 500;

let site: TestSite;
let forbidden: Awaited<ReturnType<typeof startForbidden>>;
let server: TestServer;
let call: Call;
let botId: string;

beforeAll(async () => {
  [site, forbidden] = await Promise.all([startTestSite(PAGES), startForbidden()]);
  site.listed.push(`${forbidden.url}/secret`, "http://169.254.169.254/latest/");
  server = await startServer({
    database: process.env.TEST_DATABASE === "postgresql" ? "postgresql" : "sqlite",
    env: { ALLOWED_PRIVATE_HOSTS: site.host },
  });
  const { email } = await server.createUser();
  call = apiClient(server.url, await server.createToken(email));
  botId = (await call("POST", "/api/v1/bots", { name: "Bakery" })).json.id;
});
afterAll(async () => {
  await server.stop();
  await Promise.all([site.close(), forbidden.close()]);
});

const add = async (source: object): Promise<string> =>
  (await call("POST", `/api/v1/bots/${botId}/sources`, source)).json.id;

async function until(sourceId: string, isThere: (source: Json) => boolean): Promise<Json> {
  for (let attempt = 0; attempt < 2_000; attempt += 1) {
    const { json } = await call("GET", `/api/v1/sources/${sourceId}`);
    if (isThere(json)) return json;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the source did not get there");
}
const isDone = ({ status }: Json) => status === "ready" || status === "failed";

const search = async (question: string): Promise<string[]> =>
  (await call("GET", `/api/v1/bots/${botId}/search?q=${question}`)).json.items.map(({ url }: Json) => url);

describe("a site of 500 pages", { timeout: 300_000 }, () => {
  let sourceId: string;

  it("is read with its progress, and goes on after the server was killed", async () => {
    const startedAt = performance.now();
    sourceId = await add({ type: "sitemap", url: `${site.url}/sitemap.xml`, limit: 600 });
    const onItsWay = await until(sourceId, ({ pagesDone }) => pagesDone >= 60);
    expect(onItsWay).toMatchObject({ status: "reading", pagesFound: PAGES + 2, passages: 0 });
    expect(onItsWay.progress).toBeGreaterThan(0);
    expect(onItsWay.progress).toBeLessThan(1);
    await server.kill();
    await server.restart();
    const done = await until(sourceId, isDone);
    const seconds = (performance.now() - startedAt) / 1_000;
    process.stdout.write(`${PAGES} pages with a kill in ${seconds.toFixed(1)} s\n`);
    expect(answers.SourceSchema.safeParse(done).error).toBeUndefined();
    expect(done).toMatchObject({ status: "ready", passages: PAGES, pagesDone: PAGES + 2 });
    const loaves = site.requests.filter((path) => path.startsWith("/loaves/"));
    // At most those that were on their way when it was killed are asked for again.
    expect(loaves.length).toBeLessThan(PAGES + 10);
    expect((await search("Brot123x"))[0]).toBe(`${site.url}/loaves/123`);
    expect(forbidden.calls).toEqual([]);
  });

  it("lists its pages, and those left out with the reason", async () => {
    const path = `/api/v1/sources/${sourceId}/pages`;
    const first = (await call("GET", `${path}?limit=100`)).json;
    expect(answers.WebPagePageSchema.safeParse(first).error).toBeUndefined();
    expect(first.items).toHaveLength(100);
    const second = (await call("GET", `${path}?limit=100&cursor=${first.nextCursor}`)).json;
    expect(new Set([...first.items, ...second.items].map(({ url }: Json) => url)).size).toBe(200);
    const skipped = (await call("GET", `${path}?status=skipped`)).json;
    expect(skipped.items.map(({ error }: Json) => error)).toEqual(["ADDRESS_REFUSED", "ADDRESS_REFUSED"]);
    expect((await call("GET", `${path}?cursor=x`)).json.code).toBe("CURSOR_INVALID");
    expect((await call("GET", `${path}?status=odd`)).status).toBe(422);
  });

  it("read again tells what has changed", async () => {
    site.pages.set("/loaves/5", bodyOf(5).replace("cents", "euros"));
    site.pages.delete("/loaves/6");
    site.pages.set("/loaves/new", bodyOf(501));
    site.listed.push(`${site.url}/loaves/new`);
    const startedAt = performance.now();
    expect((await call("POST", `/api/v1/sources/${sourceId}/refresh`)).status).toBe(202);
    const done = await until(sourceId, isDone);
    process.stdout.write(`read again in ${((performance.now() - startedAt) / 1_000).toFixed(1)} s\n`);
    expect(done.changes).toEqual({ added: 1, changed: 1, gone: 1, unchanged: PAGES - 2 });
    expect(await search("Brot6x")).not.toContain(`${site.url}/loaves/6`);
  });

  it("is read at how many pages a second", async () => {
    const startedAt = performance.now();
    const again = await add({ type: "sitemap", url: `${site.url}/sitemap.xml`, limit: 600 });
    expect(await until(again, isDone)).toMatchObject({ status: "ready", passages: PAGES });
    const seconds = (performance.now() - startedAt) / 1_000;
    process.stdout.write(`${(PAGES / seconds).toFixed(0)} pages/s\n`);
  });
});

describe("an address", () => {
  it.each([
    [{ type: "url", url: "ftp://x.example/" }, "url", "URL"],
    [{ type: "url", url: "" }, "url", "REQUIRED"],
    [{ type: "url" }, "url", "REQUIRED"],
    [{ type: "sitemap", url: "https://me:secret@x.example/" }, "url", "URL"],
    [{ type: "crawl", url: "https://x.example/", limit: 2_001 }, "limit", "RANGE"],
    [{ type: "crawl", url: "https://x.example/", limit: 0 }, "limit", "RANGE"],
    [{ type: "crawl", url: "https://x.example/", depth: 3 }, "depth", "UNKNOWN_FIELD"],
  ])("%j is refused on %s", async (source, field, code) => {
    const answer = await call("POST", `/api/v1/bots/${botId}/sources`, source);
    expect(answer.status).toBe(422);
    expect(answer.json.errors).toMatchObject([{ field, code }]);
  });

  it("of the cloud's own machine is never asked, and the source says why", async () => {
    const source = await until(await add({ type: "url", url: "http://169.254.169.254/latest/" }), isDone);
    expect(source).toMatchObject({ status: "failed", error: "ADDRESS_REFUSED" });
  });
});
