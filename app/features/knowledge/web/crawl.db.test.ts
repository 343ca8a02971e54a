import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/access/permissions.ts";
import { createBot, getDraftBot, publishBot } from "#app/features/bots/index.server.ts";
import { addSource } from "#app/features/knowledge/add-source.server.ts";
import { editPassage, switchPassages } from "#app/features/knowledge/change-passages.server.ts";
import { enqueueDueReadings } from "#app/features/knowledge/enqueue-due-readings.server.ts";
import { listPassages } from "#app/features/knowledge/list-passages.server.ts";
import { listSourcePages } from "#app/features/knowledge/list-source-pages.server.ts";
import { getSource } from "#app/features/knowledge/list-sources.server.ts";
import { readSource } from "#app/features/knowledge/read-source.server.ts";
import { searchKnowledge } from "#app/features/knowledge/search-knowledge.server.ts";
import { setPassageLength } from "#app/features/knowledge/set-passage-length.server.ts";
import { setSourceSchedule } from "#app/features/knowledge/set-source-schedule.server.ts";
import type { NewSource } from "#app/features/knowledge/source.schema.ts";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { makeOwner } from "#tests/factories/make-owner.ts";
import { bodyOf, startForbidden, startTestSite, type TestSite } from "#tests/mocks/test-site.ts";

const LOAVES = 30;
const TIME = { timeout: 90_000 };

let site: TestSite;
let forbidden: Awaited<ReturnType<typeof startForbidden>>;
let actor: Actor;

beforeAll(async () => {
  [site, forbidden] = await Promise.all([startTestSite(LOAVES), startForbidden()]);
  env.ALLOWED_PRIVATE_HOSTS = site.host;
  actor = await makeOwner();
  const links = Array.from(
    { length: LOAVES },
    (_, index) => `<a href="loaves/${index + 1}?utm_source=x">Loaf</a>`,
  );
  site.pages.set(
    "/",
    `<main><h1>Start</h1><p>Welcome to our house.</p></main>${links.join(" ")} <a href="/calendar/1">Calendar</a>
     <a href="${forbidden.url}/secret">inside</a> <a href="http://10.0.0.1/">router</a> <a href="/notes/">notes</a>
     <a href="https://elsewhere.example/">friends</a> <a href="/a/a/a/a">again</a> <a href="/flour.zip">archive</a>`,
  );
  for (let month = 1; month < 60; month += 1)
    site.pages.set(
      `/calendar/${month}`,
      `<main><p>Nothing happens in month ${month}.</p><a href="/calendar/${month + 1}">next</a></main>`,
    );
  site.pages.set("/notes/", "<main><p>Notes of the house.</p></main>");
});
afterAll(() => Promise.all([site.close(), forbidden.close()]));

async function add(source: NewSource) {
  const botId = (await createBot({ actor, name: "Bakery" })).id;
  const { id: sourceId } = await addSource({ actor, botId, source });
  return {
    botId,
    sourceId,
    read: (signal?: AbortSignal) => readSource({ workspaceId: actor.workspaceId, sourceId }, signal),
    get: () => getSource({ actor, sourceId }),
    found: async (question: string) => {
      const { workspaceId } = actor;
      const { revisionIds } = await getDraftBot({ workspaceId, botId });
      return searchKnowledge({ workspaceId, revisionIds, question });
    },
  };
}

describe("a site, read by its links", TIME, () => {
  it("ends: calendars, its own doubles and other people's houses are left out", async () => {
    const { sourceId, read, get } = await add({ type: "crawl", url: `${site.url}/`, exclude: ["/notes"] });
    site.requests.length = 0;
    await read();
    const { counts } = await listSourcePages({ actor, sourceId });
    // The first page, the loaves, and ten months.
    expect(counts.ready).toBe(1 + LOAVES + 10);
    expect(await get()).toMatchObject({ status: "ready", passages: 1 + LOAVES + 10 });
    const skipped = await listSourcePages({ actor, sourceId, status: "skipped" });
    expect(
      Object.fromEntries(skipped.items.map(({ url, error }) => [url.replace(site.url, ""), error])),
    ).toEqual({
      "http://10.0.0.1/": "ADDRESS_REFUSED",
      [`${forbidden.url}/secret`]: "ADDRESS_REFUSED",
      "/a/a/a/a": "TRAP",
      "/calendar/11": "TRAP",
    });
    expect(site.requests).not.toContain("/notes/");
    expect(site.requests).not.toContain("/flour.zip");
    expect(forbidden.calls).toEqual([]);
  });

  it("has no more pages than it may have", async () => {
    const { sourceId, read } = await add({ type: "crawl", url: `${site.url}/`, limit: 7 });
    await read();
    expect((await listSourcePages({ actor, sourceId })).counts.ready).toBe(7);
  });

  it("goes on after a restart without asking for a page twice", async () => {
    const { sourceId, read, get } = await add({ type: "crawl", url: `${site.url}/`, limit: 20 });
    site.requests.length = 0;
    site.delayMs = 20;
    const stop = new AbortController();
    const reading = read(stop.signal);
    while (site.requests.length < 12) await new Promise((resolve) => setTimeout(resolve, 5));
    stop.abort();
    await expect(reading).rejects.toThrow();
    site.delayMs = 0;
    const done = await listSourcePages({ actor, sourceId, status: "ready", limit: 100 });
    expect(done.items.length).toBeGreaterThan(3);
    expect(await get()).toMatchObject({ status: "reading", passages: 0 });
    // What was on its way when it stopped has arrived.
    await new Promise((resolve) => setTimeout(resolve, 100));
    site.requests.length = 0;
    await read();
    expect(await get()).toMatchObject({ status: "ready", passages: 20 });
    const paths = done.items.map(({ url }) => url.replace(site.url, ""));
    expect(site.requests.filter((path) => paths.includes(path))).toEqual([]);
    const { items } = await listPassages({ actor, sourceId, limit: 100 });
    expect(new Set(items.map(({ url }) => url)).size).toBe(20);
  });
});

describe("one page of the web", TIME, () => {
  it("has its own title, and the same page added twice is read twice but stands once in each", async () => {
    const { read, get, found } = await add({ type: "url", url: `${site.url}/loaves/3` });
    await read();
    await read();
    expect(await get()).toMatchObject({
      status: "ready",
      title: "Bakery /loaves/3",
      passages: 1,
      pagesDone: 1,
      changes: { added: 0, changed: 0, gone: 0, unchanged: 1 },
    });
    expect((await found("Brot3x"))[0]).toMatchObject({ url: `${site.url}/loaves/3` });
  });

  it("that is gone says so, and what was known stays", async () => {
    site.pages.set("/seasonal", bodyOf(777));
    const { read, get, found } = await add({ type: "url", url: `${site.url}/seasonal` });
    await read();
    site.pages.delete("/seasonal");
    await read();
    expect(await get()).toMatchObject({ status: "failed", error: "PAGE_GONE", passages: 1 });
    expect(await found("Brot777x")).toHaveLength(1);
    site.pages.set("/seasonal", bodyOf(777));
    await read();
    expect(await get()).toMatchObject({ status: "ready", passages: 1 });
  });

  it.each([
    ["http://169.254.169.254/latest/meta-data/", "ADDRESS_REFUSED"],
    ["http://127.0.0.1/", "ADDRESS_REFUSED"],
    ["http://[::ffff:10.0.0.1]/", "ADDRESS_REFUSED"],
    ["https://no-such-host.invalid/", "UNREACHABLE"],
  ])("%s fails with %s", async (url, error) => {
    const { read, get } = await add({ type: "url", url });
    await read();
    expect(await get()).toMatchObject({ status: "failed", error, passages: 0 });
  });
});

describe("what people changed", TIME, () => {
  it("stays after the next reading, for pages that changed and pages that did not", async () => {
    for (const name of ["one", "two"]) site.pages.set(`/edit/${name}`, pageOf(name, "before"));
    site.pages.set("/edit", `<main><p>Both.</p><a href="/edit/one">1</a> <a href="/edit/two">2</a></main>`);
    const url = `${site.url}/edit`;
    const { botId, sourceId, read, found } = await add({ type: "crawl", url, include: ["/edit"] });
    await read();
    await publishBot({ actor, botId });
    const { items } = await listPassages({ actor, sourceId });
    const idOf = (word: string) => items.find(({ text }) => text.includes(word))?.id ?? "";
    await editPassage({ actor, passageId: idOf("keptone"), text: "A person wrote this about rye." });
    await switchPassages({ actor, passageIds: [idOf("kepttwo")], isEnabled: false });
    site.pages.set("/edit/one", pageOf("one", "after"));
    await read();
    expect(await found("afterone")).toHaveLength(1);
    expect((await found("what did a person write about rye"))[0]?.text).toBe(
      "A person wrote this about rye.",
    );
    expect((await found("keptone")).map(({ text }) => text).join()).not.toContain("keptone");
    expect(await found("kepttwo")).toEqual([]);
    const after = await listPassages({ actor, sourceId });
    const kept = after.items.filter(({ isEdited, isEnabled }) => isEdited || !isEnabled);
    expect(kept.map(({ text }) => text).join("\n")).toContain("kepttwo");
    expect(kept).toHaveLength(2);
  });

  it("of a text stays too, and another length of passages cuts everything anew", async () => {
    const paragraphs = Array.from(
      { length: 12 },
      (_, index) => `Paragraph ${index} says word${index}. ${"Filling text. ".repeat(20)}`,
    );
    const text = `# Title\n\n${paragraphs.join("\n\n")}`;
    const { botId, sourceId, read, get } = await add({ type: "text", title: "Text", text });
    const page = await addSource({ actor, botId, source: { type: "url", url: `${site.url}/loaves/4` } });
    const readPage = () => readSource({ workspaceId: actor.workspaceId, sourceId: page.id });
    await read();
    await readPage();
    const medium = (await get()).passages;
    await setPassageLength({ actor, botId, length: "short" });
    expect((await get()).status).toBe("queued");
    await read();
    await readPage();
    expect((await get()).passages).toBeGreaterThan(medium);
    expect(await getSource({ actor, sourceId: page.id })).toMatchObject({
      status: "ready",
      changes: { changed: 0, unchanged: 1 },
    });
    await setPassageLength({ actor, botId, length: "long" });
    await read();
    expect((await get()).passages).toBeLessThan(medium);
    expect((await listPassages({ actor, sourceId })).items[0]?.text).toContain("word0");
  });
});

describe("a schedule", TIME, () => {
  it("makes one reading when its time has come, however many ask, and sets the next time", async () => {
    const { sourceId, read, get } = await add({ type: "url", url: `${site.url}/loaves/5` });
    await read();
    await db.job.deleteMany();
    await setSourceSchedule({ actor, sourceId, everyHours: 24 });
    await enqueueDueReadings();
    expect(await db.job.count()).toBe(0);
    const due = new Date(Date.now() - 1_000);
    await db.source.updateMany({
      where: { workspaceId: actor.workspaceId, id: sourceId },
      data: { nextReadAt: due },
    });
    await Promise.all([enqueueDueReadings(), enqueueDueReadings(), enqueueDueReadings()]);
    expect(await db.job.findMany()).toMatchObject([{ type: "read-site", payload: { sourceId } }]);
    const next = Date.parse((await get()).nextReadAt ?? "");
    expect(next - Date.now()).toBeGreaterThan(23 * 3_600_000);
    await setSourceSchedule({ actor, sourceId, everyHours: null });
    expect(await get()).toMatchObject({ everyHours: null, nextReadAt: null });
  });

  it("is nothing for a text", async () => {
    const { sourceId } = await add({ type: "text", title: "Text", text: "Some text." });
    await expect(setSourceSchedule({ actor, sourceId, everyHours: 24 })).rejects.toMatchObject({
      fields: [{ field: "everyHours" }],
    });
  });
});

describe("old readings", TIME, () => {
  it("are gone when no version refers to them and they are not the last one before", async () => {
    site.pages.set("/news", bodyOf(1_000));
    const { botId, sourceId, read } = await add({ type: "url", url: `${site.url}/news` });
    await read();
    await publishBot({ actor, botId });
    for (let number = 1_001; number < 1_006; number += 1) {
      site.pages.set("/news", bodyOf(number));
      await read();
    }
    const where = { workspaceId: actor.workspaceId, sourceId };
    expect(await db.sourceRevision.count({ where })).toBe(3);
    const published = await db.versionRevision.findFirstOrThrow({
      where: { workspaceId: actor.workspaceId, botId },
    });
    expect(
      await db.passage.count({ where: { workspaceId: actor.workspaceId, revisionId: published.revisionId } }),
    ).toBe(1);
  });
});

const pageOf = (name: string, word: string) =>
  `<main><h2>Kept ${name}</h2><p>kept${name} is a word that stays.</p><h2>News ${name}</h2><p>${word}${name} is a word that changes.</p></main>`;
