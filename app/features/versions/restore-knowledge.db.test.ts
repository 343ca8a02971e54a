import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/access/permissions.ts";
import { createBot, getBotVersion, getDraftBot, publishBot } from "#app/features/bots/index.server.ts";
import { createPreviewTicket, startConversation } from "#app/features/conversations/index.server.ts";
import { getPublicBot } from "#app/features/embedding/index.server.ts";
import {
  addSource,
  deleteSource,
  listPassages,
  listQaPairs,
  readSource,
  saveQaPair,
  searchKnowledge,
  switchPassages,
  undeleteSource,
} from "#app/features/knowledge/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { makeBot } from "#tests/factories/make-bot.ts";
import { makeOwner } from "#tests/factories/make-owner.ts";
import { startTestSite, type TestSite } from "#tests/mocks/test-site.ts";
import { compareVersions, getVersion, restoreVersion } from "./index.server.ts";

let actor: Actor;
let site: TestSite;

beforeAll(async () => {
  site = await startTestSite(0);
  env.ALLOWED_PRIVATE_HOSTS = site.host;
  actor = await makeOwner();
});
afterAll(() => site.close());

const read = (sourceId: string) => readSource({ workspaceId: actor.workspaceId, sourceId });

/** Every text that the draft, or a version, may answer from. */
async function knownTexts(botId: string, number?: number): Promise<string[]> {
  const { workspaceId } = actor;
  const { revisionIds } = number
    ? await getBotVersion({ workspaceId, botId, number })
    : await getDraftBot({ workspaceId, botId });
  const rows = await db.passage.findMany({
    where: { workspaceId, revisionId: { in: revisionIds }, isEnabled: true },
    select: { text: true },
  });
  return rows.map(({ text }) => text).toSorted();
}

describe("a restored pair", () => {
  it("is the one of the version, also after it is read again", async () => {
    const botId = (await createBot({ actor, name: "Pairs" })).id;
    const { id: sourceId } = await addSource({
      actor,
      botId,
      source: { type: "qa", items: [{ questions: ["When do you open?"], answer: "At seven." }] },
    });
    await read(sourceId);
    await publishBot({ actor, botId });
    const [pair] = (await listQaPairs({ actor, sourceId })).items;
    await saveQaPair({
      actor,
      sourceId,
      pairId: pair?.id ?? "",
      pair: { questions: ["When do you open?"], answer: "At nine." },
    });
    await read(sourceId);
    expect(await knownTexts(botId)).toEqual(["At nine."]);

    await restoreVersion({ actor, botId, number: 1 });
    expect(await knownTexts(botId)).toEqual(["At seven."]);
    await read(sourceId);
    expect(await knownTexts(botId)).toEqual(["At seven."]);
    expect((await listQaPairs({ actor, sourceId })).items).toMatchObject([{ answer: "At seven." }]);
  });
});

describe("a restored page of the web", () => {
  it("says what it said, and what it says now once it is read again", async () => {
    const botId = (await createBot({ actor, name: "Pages" })).id;
    const page = (words: string) => `<h1>Hours</h1><p>The bakery on the corner ${words} every day.</p>`;
    site.pages.set("/hours", page("opens at seven"));
    const { id: sourceId } = await addSource({
      actor,
      botId,
      source: { type: "url", url: `${site.url}/hours` },
    });
    await read(sourceId);
    await publishBot({ actor, botId });
    site.pages.set("/hours", page("opens at nine"));
    await read(sourceId);
    await publishBot({ actor, botId });
    const { knowledge } = await compareVersions({ actor, botId, before: 1, after: 2 });
    expect(knowledge).toMatchObject([{ kind: "changed", pages: { added: 0, changed: 1, gone: 0 } }]);

    await restoreVersion({ actor, botId, number: 1 });
    expect(String(await knownTexts(botId))).toContain("opens at seven");
    await read(sourceId);
    expect(String(await knownTexts(botId))).toContain("opens at nine");
    expect(String(await knownTexts(botId, 1))).toContain("opens at seven");
  });
});

describe("restoring", () => {
  it("names the sources that came later, which can be brought back", async () => {
    const { botId } = await makeBot({ actor });
    const { id } = await addSource({
      actor,
      botId,
      source: { type: "text", title: "Parking", text: "Behind." },
    });
    await read(id);
    const { deletedSources } = await restoreVersion({ actor, botId, number: 1 });
    expect(deletedSources).toEqual([id]);
    expect(await knownTexts(botId)).toEqual(await knownTexts(botId, 1));
    await undeleteSource({ actor, sourceId: id });
    expect(await knownTexts(botId)).toContain("Behind.");
  });

  it("brings back what was deleted, changed and switched off since", async () => {
    const { botId, sourceId } = await makeBot({ actor });
    const before = await knownTexts(botId, 1);
    const [passage] = (await listPassages({ actor, sourceId })).items;
    await switchPassages({ actor, passageIds: [passage?.id ?? ""], isEnabled: false });
    expect(await knownTexts(botId)).toHaveLength(before.length - 1);
    await deleteSource({ actor, sourceId });
    expect(await knownTexts(botId)).toEqual([]);
    await restoreVersion({ actor, botId, number: 1 });
    expect(await knownTexts(botId)).toEqual(before);
    await read(sourceId);
    expect(await knownTexts(botId)).toEqual(before);
    const { workspaceId, revisionIds } = await getDraftBot({ workspaceId: actor.workspaceId, botId });
    const [best] = await searchKnowledge({
      workspaceId,
      revisionIds,
      question: "When does the bakery open?",
    });
    expect(best?.text).toContain("seven in the morning");
  });
});

describe("a version", () => {
  it("is read whole, by its number", async () => {
    const { botId, sourceId } = await makeBot({ actor, settings: { greeting: "Good morning" } });
    const version = await getVersion({ actor, botId, number: 1 });
    expect(version.item).toMatchObject({ number: 1, isLive: true, tests: null, overrideReason: "" });
    expect(version.settings.greeting).toBe("Good morning");
    expect(version.sources).toMatchObject([{ sourceId, title: "Bakery", isWeb: false }]);
    await expect(getVersion({ actor, botId, number: 2 })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is tried by members with its own settings, and one that is not there is not", async () => {
    const { botId } = await makeBot({ actor, settings: { greeting: "Version one" } });
    await publishBot({ actor, botId });
    const previewTicket = createPreviewTicket({ actor, botId });
    const shown = await getPublicBot({ botId, lang: "en", preview: previewTicket, version: 1 });
    expect(shown).toMatchObject({ greeting: "Version one", version: 1, availability: "live" });
    const { conversation } = await startConversation({
      botId,
      body: { previewTicket, version: 1 },
      origin: null,
    });
    const { workspaceId } = actor;
    const row = await db.conversation.findUnique({
      where: { workspaceId_id: { workspaceId, id: conversation.id } },
    });
    expect(row).toMatchObject({ channel: "preview", version: "1" });
    await expect(
      startConversation({ botId, body: { previewTicket, version: 7 }, origin: null }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
