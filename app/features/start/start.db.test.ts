import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/access/permissions.ts";
import { getBot, getDraftBot, listBots } from "#app/features/bots/index.server.ts";
import { listSources, readSource, searchKnowledge } from "#app/features/knowledge/index.server.ts";
import { env } from "#app/platform/env.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { makeOwner } from "#tests/factories/make-owner.ts";
import { startBakerySite } from "#tests/mocks/bakery-site.ts";
import { redirectTo, startForbidden, type TestSite } from "#tests/mocks/test-site.ts";
import { startFromAddress, startUnread } from "./index.server.ts";

let site: TestSite;
let forbidden: Awaited<ReturnType<typeof startForbidden>>;
let actor: Actor;

beforeAll(async () => {
  [site, forbidden] = await Promise.all([startBakerySite(), startForbidden()]);
  env.ALLOWED_PRIVATE_HOSTS = site.host;
  actor = await makeOwner();
});
afterAll(() => Promise.all([site.close(), forbidden.close()]));

const start = (path: string, pages = 20) => startFromAddress({ actor, url: site.url + path, pages });
async function sourcesOf(botId: string) {
  const { items } = await listSources({ actor, botId });
  return items.toReversed();
}

describe("starting from an address", { timeout: 60_000 }, () => {
  it("makes a bot of the page, and the whole site is read, each page once", async () => {
    const { botId } = await start("/");
    expect(await getBot({ actor, botId })).toMatchObject({
      name: "Ada's Bakery",
      description: "Sourdough bread and cakes from the old mill in Ghent.",
      starters: ["Is there bread without gluten?", "Can I order a cake?", "Opening hours", "Prices"],
      look: { color: "#7a3b69" },
      status: "draft",
    });
    const { workspaceId } = actor;
    for (const { id } of await sourcesOf(botId)) await readSource({ workspaceId, sourceId: id });
    expect(await sourcesOf(botId)).toMatchObject([
      { type: "url", status: "ready" },
      { type: "crawl", status: "ready" },
    ]);
    const { revisionIds } = await getDraftBot({ workspaceId, botId });
    const ask = (question: string) => searchKnowledge({ workspaceId, revisionIds, question });
    expect((await ask("What does delivery cost?"))[0]?.url).toContain("/delivery");
    const rye = (await ask("How much is rye bread?")).filter(({ text }) => text.includes("5.40"));
    expect(rye, "the first page is known once").toHaveLength(1);
  });

  it("reads the page alone when only one is wanted", async () => {
    const { botId } = await start("/", 1);
    expect(await sourcesOf(botId)).toMatchObject([{ type: "url" }]);
  });

  it("makes a bot without reading, named like its site", async () => {
    const { botId } = await startUnread({ actor, url: "https://www.bakery.example/shop" });
    expect((await getBot({ actor, botId })).name).toBe("bakery.example");
    expect(await sourcesOf(botId)).toMatchObject([{ type: "url", url: "https://www.bakery.example/shop" }]);
  });
});

describe("an address that cannot be read", () => {
  const problemOf = async (work: Promise<unknown>) => {
    const error = await work.then(
      () => null,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof AppError)) throw new Error(`no expected failure: ${String(error)}`);
    return error.fields[0];
  };

  it.each([
    ["/nowhere", "PAGE_GONE"],
    ["/cellar/wine", "ROBOTS"],
    ["/picture", "NOT_TEXT"],
    ["/empty", "NO_TEXT"],
    ["/members", "ACCESS_DENIED"],
    ["/broken", "SITE_ERROR"],
    ["/round", "REDIRECT_LOOP"],
    ["/inside", "ADDRESS_REFUSED"],
  ])("%s says %s, and there is no bot", async (path, reason) => {
    const answer =
      (status: number, type: string, text: string) =>
      (_: unknown, response: { writeHead: CallableFunction }) =>
        response.writeHead(status, { "content-type": type }).end(text);
    site.answers.set("/picture", answer(200, "image/png", "x"));
    site.answers.set("/empty", answer(200, "text/html", "<body><div id=app></div></body>"));
    site.answers.set("/members", answer(403, "text/html", "no"));
    site.answers.set("/broken", answer(500, "text/html", "no"));
    site.answers.set("/round", redirectTo("/round"));
    site.answers.set("/inside", redirectTo("http://169.254.169.254/latest/"));
    const before = (await listBots({ actor, cursor: null })).items.length;
    expect(await problemOf(start(path))).toEqual({
      field: "url",
      code: "PAGE_UNREADABLE",
      params: { reason },
    });
    expect((await listBots({ actor, cursor: null })).items).toHaveLength(before);
  });

  it.each(["http://127.0.0.1:1/", "http://localhost/", "http://[::1]/", "http://10.0.0.1/"])(
    "%s is never opened",
    async (url) => {
      expect(await problemOf(startFromAddress({ actor, url, pages: 1 }))).toMatchObject({
        params: { reason: "ADDRESS_REFUSED" },
      });
    },
  );

  it("a neighbour on this machine is not asked either", async () => {
    expect(await problemOf(startFromAddress({ actor, url: forbidden.url, pages: 1 }))).toMatchObject({
      code: "PAGE_UNREADABLE",
    });
    expect(forbidden.calls).toEqual([]);
  });
});
