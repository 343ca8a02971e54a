import { describe, expect, it } from "vitest";
import { db } from "#app/platform/db.server.ts";
import { BAKERY } from "#tests/factories/bakery.ts";
import { makeBot } from "#tests/factories/make-bot.ts";
import { makeOwner } from "#tests/factories/make-owner.ts";
import { addSource, deleteSource, readSource } from "#app/features/knowledge/index.server.ts";
import { getBotVersion, getLiveBot } from "./answering-bot.server.ts";
import { deleteBot, pauseBot, resumeBot, undeleteBot } from "./change-bot-state.server.ts";
import { createBot } from "./create-bot.server.ts";
import { getBot, getBotState } from "./get-bot.server.ts";
import { listBots } from "./list-bots.server.ts";
import { listVersions } from "./list-versions.server.ts";
import { publishBot } from "./publish-bot.server.ts";
import { saveDraft } from "./save-draft.server.ts";

describe("a new bot", () => {
  it("needs only a name and is nobody's to talk to", async () => {
    const actor = await makeOwner();
    const bot = await createBot({ actor, name: "Ada's bakery" });
    expect(bot).toMatchObject({ name: "Ada's bakery", status: "draft", liveVersion: null });
    expect((await getLiveBot(bot.id)).availability).toBe("unpublished");
  });

  it("cannot name a provider of another workspace", async () => {
    const [actor, other] = [await makeOwner(), await makeOwner()];
    const account = {
      id: "p".repeat(26),
      workspaceId: other.workspaceId,
      kind: "openai",
      name: "x",
      baseUrl: "https://x.example",
      sealedKey: "x",
      keyEnding: "",
      createdById: other.userId,
    };
    await db.providerAccount.create({ data: account });
    const chain = [{ providerId: account.id, model: "m" }];
    await expect(createBot({ actor, name: "B", settings: { chain } })).rejects.toMatchObject({
      fields: [{ field: "chain.0.providerId", code: "UNKNOWN_PROVIDER" }],
    });
  });
});

describe("saving the draft", () => {
  it("keeps what was not changed, and tells the next revision", async () => {
    const actor = await makeOwner();
    const bot = await createBot({ actor, name: "A", settings: { greeting: "Hello" } });
    const saved = await saveDraft({ actor, botId: bot.id, changes: { name: "B" }, revision: bot.revision });
    expect(saved).toMatchObject({ name: "B", greeting: "Hello", revision: bot.revision + 1 });
  });

  it("shows a conflict to the second of two tabs, and loses neither's work", async () => {
    const actor = await makeOwner();
    const bot = await createBot({ actor, name: "A" });
    await saveDraft({ actor, botId: bot.id, changes: { greeting: "first" }, revision: bot.revision });
    const second = saveDraft({
      actor,
      botId: bot.id,
      changes: { greeting: "second" },
      revision: bot.revision,
    });
    await expect(second).rejects.toMatchObject({
      code: "CHANGED_ELSEWHERE",
      extra: { revision: bot.revision + 1 },
    });
    expect((await getBot({ actor, botId: bot.id })).greeting).toBe("first");
  });

  it("loses no change when fifty programs patch different settings at once", async () => {
    const actor = await makeOwner();
    const bot = await createBot({ actor, name: "A" });
    const results = await Promise.allSettled(
      Array.from({ length: 50 }, (_, index) =>
        saveDraft({ actor, botId: bot.id, changes: { description: `change ${index}` } }),
      ),
    );
    const saved = results.filter((result) => result.status === "fulfilled").length;
    const refused = results.filter((result) => result.status === "rejected");
    expect((await getBot({ actor, botId: bot.id })).revision).toBe(bot.revision + saved);
    for (const result of refused) expect(result).toMatchObject({ reason: { code: "CHANGED_ELSEWHERE" } });
  });
});

describe("publishing", () => {
  it("makes version 1, 2, 3 and leaves each as it was", async () => {
    const actor = await makeOwner();
    const { botId } = await makeBot({ actor });
    await saveDraft({ actor, botId, changes: { greeting: "Second" } });
    expect((await getLiveBot(botId)).live?.settings.greeting).toBe("");
    expect(await publishBot({ actor, botId, note: "warmer" })).toEqual({ version: 2 });
    expect((await getLiveBot(botId)).live?.settings.greeting).toBe("Second");
    expect(
      (await getBotVersion({ workspaceId: actor.workspaceId, botId, number: 1 })).settings.greeting,
    ).toBe("");
    expect(await listVersions({ actor, botId })).toMatchObject([
      { number: 2, note: "warmer", isLive: true, sources: 1 },
      { number: 1, isLive: false, sources: 1 },
    ]);
  });

  it("keeps the knowledge of a version whatever happens to the draft's sources", async () => {
    const actor = await makeOwner();
    const { workspaceId } = actor;
    const { botId, sourceId } = await makeBot({ actor });
    const before = (await getLiveBot(botId)).live?.revisionIds ?? [];
    await deleteSource({ actor, sourceId });
    const added = await addSource({
      actor,
      botId,
      source: { type: "text", title: "New", text: `${BAKERY} And cake.` },
    });
    await readSource({ workspaceId, sourceId: added.id });
    expect((await getLiveBot(botId)).live?.revisionIds).toEqual(before);
    expect((await getBotState({ actor, botId })).hasUnpublishedChanges).toBe(true);
    await publishBot({ actor, botId });
    expect((await getLiveBot(botId)).live?.revisionIds).not.toEqual(before);
    expect((await getBotVersion({ workspaceId, botId, number: 1 })).revisionIds).toEqual(before);
    expect((await getBotState({ actor, botId })).hasUnpublishedChanges).toBe(false);
  });

  it("gives everybody who publishes at once a number of their own", async () => {
    const actor = await makeOwner();
    const { botId } = await makeBot({ actor });
    const made = await Promise.all(Array.from({ length: 8 }, () => publishBot({ actor, botId })));
    expect(made.map(({ version }) => version).toSorted((a, b) => a - b)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
    expect((await listVersions({ actor, botId })).map((version) => version.number)).toEqual([
      9, 8, 7, 6, 5, 4, 3, 2, 1,
    ]);
  });
});

describe("pausing and deleting", () => {
  it("takes effect at once, and can be undone", async () => {
    const actor = await makeOwner();
    const { botId } = await makeBot({ actor });
    await pauseBot({ actor, botId });
    expect((await getLiveBot(botId)).availability).toBe("paused");
    await resumeBot({ actor, botId });
    expect((await getLiveBot(botId)).availability).toBe("live");
    await deleteBot({ actor, botId });
    await expect(getLiveBot(botId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getBot({ actor, botId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await undeleteBot({ actor, botId });
    expect((await getLiveBot(botId)).availability).toBe("live");
  });

  it("cannot pause what was never published", async () => {
    const actor = await makeOwner();
    const bot = await createBot({ actor, name: "A" });
    await expect(pauseBot({ actor, botId: bot.id })).rejects.toMatchObject({ code: "BOT_NOT_LIVE" });
  });
});

describe("the list of bots", () => {
  it("pages through all, once each, the last changed first", async () => {
    const actor = await makeOwner();
    const names = ["a", "b", "c", "d", "e"];
    for (const name of names) await createBot({ actor, name });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listBots>> = await listBots({ actor, limit: 2, cursor });
      seen.push(...page.items.map((bot) => bot.name));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(names.toReversed());
  });

  it("finds names in any case, on both databases", async () => {
    const actor = await makeOwner();
    await createBot({ actor, name: "Ada's Bakery" });
    await createBot({ actor, name: "Other" });
    expect((await listBots({ actor, search: "bakery" })).items.map((bot) => bot.name)).toEqual([
      "Ada's Bakery",
    ]);
  });

  it.each(["x", "", "%", "a".repeat(1_000), "MTIzLmFiYw"])("refuses the cursor %.10j", async (cursor) => {
    await expect(listBots({ actor: await makeOwner(), cursor })).rejects.toMatchObject({
      code: "CURSOR_INVALID",
    });
  });
});
