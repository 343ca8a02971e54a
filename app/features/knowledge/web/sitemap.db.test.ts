import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/access/permissions.ts";
import { createBot, getDraftBot } from "#app/features/bots/index.server.ts";
import { addSource } from "#app/features/knowledge/add-source.server.ts";
import { refreshSource } from "#app/features/knowledge/delete-source.server.ts";
import { getSourceChanges } from "#app/features/knowledge/get-source-changes.server.ts";
import { listSourcePages } from "#app/features/knowledge/list-source-pages.server.ts";
import { getSource } from "#app/features/knowledge/list-sources.server.ts";
import { readSource } from "#app/features/knowledge/read-source.server.ts";
import { searchKnowledge } from "#app/features/knowledge/search-knowledge.server.ts";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { makeOwner } from "#tests/factories/make-owner.ts";
import { bodyOf, redirectTo, startForbidden, startTestSite, type TestSite } from "#tests/mocks/test-site.ts";

const PAGES = 500;

let site: TestSite;
let forbidden: Awaited<ReturnType<typeof startForbidden>>;
let actor: Actor;
let botId: string;
let sourceId: string;

beforeAll(async () => {
  [site, forbidden] = await Promise.all([startTestSite(PAGES), startForbidden()]);
  env.ALLOWED_PRIVATE_HOSTS = site.host;
  actor = await makeOwner();
  botId = (await createBot({ actor, name: "Bakery" })).id;
  site.answers.set("/old", redirectTo("/loaves/1", 301));
  site.answers.set("/loop/a", redirectTo("/loop/b"));
  site.answers.set("/loop/b", redirectTo("/loop/a"));
  site.answers.set("/to-private", redirectTo(`${forbidden.url}/secret`));
  site.answers.set("/to-metadata", redirectTo("http://169.254.169.254/latest/meta-data/"));
  site.answers.set("/broken", (_request, response) => void response.writeHead(500).end());
  site.answers.set(
    "/picture",
    (_request, response) => void response.writeHead(200, { "content-type": "image/png" }).end("x"),
  );
  site.answers.set("/huge", (_request, response) => {
    response.writeHead(200, { "content-type": "text/html" });
    const more = () => {
      while (!response.destroyed && response.write("<p>more</p>".repeat(6_000)));
    };
    response.on("drain", more);
    more();
  });
  site.answers.set(
    "/copy",
    (_request, response) =>
      void response
        .writeHead(200, { "content-type": "text/html" })
        .end(`<html><head><title>Bakery /loaves/2</title></head><body>${bodyOf(2)}</body></html>`),
  );
  site.pages.set("/quiet", '<meta name="robots" content="noindex"><p>Not for robots.</p>');
  site.pages.set("/empty", "<script>render()</script>");
  site.pages.set("/cellar/wine", bodyOf(9_001));
  for (const path of SPECIAL) site.listed.push(site.url + path);
  site.listed.push(`${forbidden.url}/secret`, "http://169.254.169.254/", "https://elsewhere.example/");
});
afterAll(() => Promise.all([site.close(), forbidden.close()]));

const SPECIAL = [
  "/old",
  "/loop/a",
  "/to-private",
  "/to-metadata",
  "/broken",
  "/picture",
  "/huge",
  "/copy",
  "/quiet",
  "/empty",
  "/cellar/wine",
  "/missing",
];

const read = (signal?: AbortSignal) => readSource({ workspaceId: actor.workspaceId, sourceId }, signal);

async function found(question: string): Promise<string[]> {
  const { workspaceId } = actor;
  const { revisionIds } = await getDraftBot({ workspaceId, botId });
  return (await searchKnowledge({ workspaceId, revisionIds, question })).map(({ url }) => url ?? "");
}

async function pagesByPath() {
  const rows = await db.sourcePage.findMany({ where: { workspaceId: actor.workspaceId, sourceId } });
  return new Map(rows.map((row) => [row.url.replace(site.url, ""), row]));
}

describe("a site of 500 pages, read by its sitemap", { timeout: 120_000 }, () => {
  it("is known page by page, and what is not read has its reason", async () => {
    const startedAt = performance.now();
    const url = `${site.url}/sitemap.xml`;
    sourceId = (await addSource({ actor, botId, source: { type: "sitemap", url, limit: 1_000 } })).id;
    await read();
    const seconds = (performance.now() - startedAt) / 1_000;
    process.stdout.write(
      `${PAGES} pages in ${seconds.toFixed(1)} s: ${(PAGES / seconds).toFixed(0)} pages/s\n`,
    );

    const source = await getSource({ actor, sourceId });
    expect(source).toMatchObject({ status: "ready", progress: 1, passages: PAGES, everyHours: null });
    expect(source.changes).toBeUndefined();
    expect(source.pagesDone).toBe(source.pagesFound);
    const { counts } = await listSourcePages({ actor, sourceId });
    expect(counts).toMatchObject({ ready: PAGES, waiting: 0, reading: 0 });
    const pages = await pagesByPath();
    const codes = Object.fromEntries(SPECIAL.map((path) => [path, pages.get(path)?.errorCode]));
    expect(codes).toEqual({
      "/old": "DUPLICATE",
      "/loop/a": "REDIRECT_LOOP",
      "/to-private": "ADDRESS_REFUSED",
      "/to-metadata": "ADDRESS_REFUSED",
      "/broken": "SITE_ERROR",
      "/picture": "NOT_TEXT",
      "/huge": "PAGE_TOO_LARGE",
      "/copy": "DUPLICATE",
      "/quiet": "NO_INDEX",
      "/empty": "NO_TEXT",
      "/cellar/wine": "ROBOTS",
      "/missing": "PAGE_GONE",
    });
    expect(pages.get("http://169.254.169.254/")).toMatchObject({
      status: "skipped",
      errorCode: "ADDRESS_REFUSED",
    });
    expect(pages.get("https://elsewhere.example/")).toMatchObject({ errorCode: "OTHER_SITE" });
    expect((await found("Brot77x"))[0]).toBe(`${site.url}/loaves/77`);
    expect(site.requests.filter((path) => path.startsWith("/cellar"))).toEqual([]);
  });

  it("asks no address that is not its own", () => {
    expect(forbidden.calls).toEqual([]);
  });

  it("tells the second time what is new, changed and gone, asks each page once, and knows the old until then", async () => {
    site.pages.set("/loaves/5", bodyOf(5).replace("cents", "euros"));
    site.pages.delete("/loaves/6");
    site.pages.set("/loaves/new", bodyOf(501));
    site.listed.push(`${site.url}/loaves/new`);
    site.listed = site.listed.filter((each) => each !== `${site.url}/loaves/7`);
    site.requests.length = 0;
    const before = await db.passage.findMany({ where: { workspaceId: actor.workspaceId, botId } });

    await refreshSource({ actor, sourceId });
    let isRead = false;
    const reading = read().then(() => (isRead = true));
    let looks = 0;
    while (!isRead) {
      expect((await found("Brot6x"))[0]).toBe(`${site.url}/loaves/6`);
      expect((await getSource({ actor, sourceId })).passages).toBe(PAGES);
      looks += 1;
      await new Promise((resolve) => setTimeout(resolve, 20));
      if (looks > 3) break;
    }
    await reading;
    expect(looks).toBeGreaterThan(0);

    expect(await getSourceChanges({ actor, sourceId })).toEqual({
      added: 1,
      changed: 1,
      gone: 2,
      unchanged: PAGES - 3,
      items: [
        { change: "changed", url: `${site.url}/loaves/5`, title: "Bakery /loaves/5" },
        { change: "added", url: `${site.url}/loaves/new`, title: "Bakery /loaves/new" },
        expect.objectContaining({ change: "gone" }),
        expect.objectContaining({ change: "gone" }),
      ],
    });
    const pages = await pagesByPath();
    expect(pages.get("/loaves/6")).toMatchObject({ status: "gone", errorCode: "PAGE_GONE" });
    expect(pages.get("/loaves/7")).toMatchObject({ status: "gone", errorCode: "NOT_LISTED" });
    expect(new Set(site.requests).size).toBe(site.requests.length);
    expect(await found("Brot6x")).not.toContain(`${site.url}/loaves/6`);
    const source = await getSource({ actor, sourceId });
    expect(source).toMatchObject({ status: "ready", passages: PAGES - 1 });
    // Unchanged pages keep their analysed terms, in a revision of their own, numbered without gaps.
    const { revisionIds } = await getDraftBot({ workspaceId: actor.workspaceId, botId });
    const after = await db.passage.findMany({
      where: { workspaceId: actor.workspaceId, revisionId: revisionIds[0] ?? "" },
      orderBy: { position: "asc" },
    });
    expect(after.map(({ position }) => position)).toEqual(after.map((_, index) => index));
    const termsOf = (rows: typeof after) => rows.find(({ url }) => url === `${site.url}/loaves/9`)?.terms;
    expect(termsOf(after)).toBe(termsOf(before));
  });

  it("makes no new revision when nothing has changed, and keeps what a broken page said", async () => {
    const { revisionIds } = await getDraftBot({ workspaceId: actor.workspaceId, botId });
    site.answers.set("/loaves/8", (_request, response) => void response.writeHead(503).end());
    await read();
    expect((await getDraftBot({ workspaceId: actor.workspaceId, botId })).revisionIds).toEqual(revisionIds);
    expect(await db.sourceRevision.count({ where: { workspaceId: actor.workspaceId, sourceId } })).toBe(2);
    expect((await getSource({ actor, sourceId })).changes).toEqual({
      added: 0,
      changed: 0,
      gone: 0,
      unchanged: PAGES - 1,
    });
    expect((await pagesByPath()).get("/loaves/8")).toMatchObject({
      status: "failed",
      errorCode: "SITE_ERROR",
    });
    expect((await found("Brot8x"))[0]).toBe(`${site.url}/loaves/8`);
  });

  it("keeps what it knew when the whole site is down, and says so", async () => {
    const answers = new Map(site.answers);
    for (const path of site.pages.keys())
      site.answers.set(path, (_request, response) => void response.writeHead(500).end());
    site.requests.length = 0;
    await read();
    expect(await getSource({ actor, sourceId })).toMatchObject({
      status: "failed",
      error: "SITE_ERROR",
      passages: PAGES - 1,
    });
    expect(site.requests.length).toBeLessThan(60);
    expect((await found("Brot9x"))[0]).toBe(`${site.url}/loaves/9`);
    site.answers = answers;
  });
});
