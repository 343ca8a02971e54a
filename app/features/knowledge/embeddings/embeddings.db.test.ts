import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/access/permissions.ts";
import { tryQuestion } from "#app/features/answers/index.server.ts";
import { getDraftBot, getLiveBot, publishBot, saveDraft } from "#app/features/bots/index.server.ts";
import {
  addSource,
  editPassage,
  embedKnowledge,
  getEmbeddingState,
  readSource,
  searchKnowledge,
} from "#app/features/knowledge/index.server.ts";
import { addProvider } from "#app/features/providers/index.server.ts";
import { flushUses } from "#app/features/spending/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { makeBot } from "#tests/factories/make-bot.ts";
import { makeOwner } from "#tests/factories/make-owner.ts";
import { startProviderServer, type ProviderServer } from "#tests/mocks/provider-server.ts";

const HOUSE = `# Dogs

Pets are welcome inside.

# Cars

Vehicles stand behind the house.

# Bread

A loaf of rye costs five euros.`;
const MODEL = "mock?same=pets~animals~dogs,welcome~allowed,inside~indoors";
const PARAPHRASE = "Animals allowed indoors?";

let server: ProviderServer;
beforeAll(async () => {
  server = await startProviderServer({ port: Number(env.ALLOWED_PRIVATE_HOSTS.split(":")[1]) });
});
afterAll(() => server.close());

interface House {
  actor: Actor;
  workspaceId: string;
  botId: string;
  sourceId: string;
  providerId: string;
}

async function makeHouse(text = HOUSE): Promise<House> {
  const actor = await makeOwner();
  const { workspaceId } = actor;
  const made = await makeBot({ actor, text, isPublished: false });
  const provider = {
    kind: "openai",
    name: "Stand-in",
    baseUrl: server.url,
    apiKey: "sk-test-0123456789",
  } as const;
  const { id: providerId } = await addProvider({ actor, provider });
  return { actor, workspaceId, ...made, providerId };
}

/** The draft searches by meaning with the model, and the work that this makes is done. */
async function setModel({ actor, workspaceId, botId, providerId }: House, model: string): Promise<void> {
  await saveDraft({ actor, botId, changes: { embedding: { providerId, model } } });
  expect(await db.job.count({ where: { key: `embed-knowledge:${botId}` } })).toBe(1);
  await work({ workspaceId, botId });
}

async function work({ workspaceId, botId }: { workspaceId: string; botId: string }): Promise<void> {
  await embedKnowledge({ workspaceId, botId }, new AbortController().signal);
  await db.job.deleteMany({ where: { key: `embed-knowledge:${botId}` } });
}

async function found({ workspaceId, botId }: House, question: string) {
  const bot = await getDraftBot({ workspaceId, botId });
  return searchKnowledge({ workspaceId, revisionIds: bot.revisionIds, bot, question });
}

/** How many texts were turned into vectors while this was done. */
async function textsEmbedded(run: () => Promise<unknown>): Promise<number> {
  const before = server.stats().embeddings.length;
  await run();
  return server
    .stats()
    .embeddings.slice(before)
    .reduce((sum, count) => sum + count, 0);
}

const cakes = (count: number): string =>
  Array.from(
    { length: count },
    (_, index) => `# Cake ${index}\n\nCake number c${index} costs ${index} euros.`,
  ).join("\n\n");

describe("a question in other words", () => {
  it("is answered by the passage that means it, once the passages have their vectors", async () => {
    const house = await makeHouse();
    expect((await found(house, PARAPHRASE)).filter(({ score }) => score >= 0.5)).toEqual([]);
    await setModel(house, MODEL);
    expect(await getEmbeddingState({ actor: house.actor, botId: house.botId })).toEqual({
      embedded: 3,
      total: 3,
    });
    const [best] = await found(house, PARAPHRASE);
    expect(best).toMatchObject({ text: "Pets are welcome inside.", signals: { matched: [] } });
    expect(best?.meaning).toBeGreaterThan(0.5);
    expect(best?.score).toBeGreaterThan(0.5);
    const unknown = await found(house, "Quarterly telescope maintenance?");
    expect(unknown.every(({ score }) => score < 0.5)).toBe(true);
  });

  it("is answered by quoting that passage, without any model for the answer", async () => {
    const house = await makeHouse();
    await setModel(house, MODEL);
    const { actor, botId } = house;
    const asked = { actor, botId, version: "draft", locale: "en" } as const;
    const { answer } = await tryQuestion({ ...asked, question: PARAPHRASE });
    expect(answer).toMatchObject({ kind: "quoted", text: "Pets are welcome inside. [1]" });
    const unknown = await tryQuestion({ ...asked, question: "Quarterly telescope maintenance?" });
    expect(unknown.answer.kind).toBe("unknown");
  });

  it("is still answered by words when the words are there", async () => {
    const house = await makeHouse();
    await setModel(house, MODEL);
    expect((await found(house, "What does a loaf of rye cost?"))[0]?.text).toContain("five euros");
  });

  it("is embedded once, however often it is asked", async () => {
    const house = await makeHouse();
    await setModel(house, MODEL);
    expect(await textsEmbedded(() => found(house, "Is my cat allowed?"))).toBe(1);
    expect(await textsEmbedded(() => found(house, "Is my cat allowed?"))).toBe(0);
  });

  it("finds what the published version knows, with the vectors of its own readings", async () => {
    const house = await makeHouse();
    await setModel(house, MODEL);
    const { actor, botId, workspaceId, sourceId } = house;
    await publishBot({ actor, botId });
    await db.source.updateMany({
      where: { workspaceId, id: sourceId },
      data: { input: { text: "# Cats\n\nNo pets." } },
    });
    await readSource({ workspaceId, sourceId });
    await work({ workspaceId, botId });
    const { live } = await getLiveBot(botId);
    if (!live) throw new Error("The bot is not live.");
    const query = { workspaceId, revisionIds: live.revisionIds, bot: live, question: PARAPHRASE };
    expect((await searchKnowledge(query))[0]?.text).toBe("Pets are welcome inside.");
    expect((await found(house, PARAPHRASE))[0]?.text).toBe("No pets.");
  });
});

describe("a provider in trouble", () => {
  it.each(["mock?status=500", "mock?status=401", "mock?status=429", "mock?hang=1"])(
    "leaves the words, in time: %s",
    async (model) => {
      const house = await makeHouse();
      await saveDraft({
        actor: house.actor,
        botId: house.botId,
        changes: { embedding: { providerId: house.providerId, model } },
      });
      const startedAt = performance.now();
      expect((await found(house, "What does a loaf of rye cost?"))[0]?.text).toContain("five euros");
      expect(performance.now() - startedAt).toBeLessThan(4_000);
      // It is left alone for a while after that.
      const again = performance.now();
      expect(await textsEmbedded(() => found(house, "Where do cars stand?"))).toBe(0);
      expect(performance.now() - again).toBeLessThan(1_000);
    },
  );

  it("is told of, keeps what was done, and goes on where it stopped", async () => {
    const house = await makeHouse(cakes(150));
    const { actor, botId } = house;
    const done = server.stats().embeddings.length + 1;
    await setModel(house, `mock?status=401&after=${done}`);
    expect(await getEmbeddingState({ actor, botId })).toEqual({
      embedded: 64,
      total: 150,
      failed: "key-refused",
    });
    expect(await db.job.count({ where: { key: `embed-knowledge:again:${botId}` } })).toBe(1);
    const more = `mock?status=401&after=${server.stats().embeddings.length + 100}`;
    expect(await textsEmbedded(() => setModel(house, more))).toBe(150);
    expect(await getEmbeddingState({ actor, botId })).toEqual({ embedded: 150, total: 150 });
    expect(await db.job.count({ where: { key: `embed-knowledge:again:${botId}` } })).toBe(0);
  });

  it("that is stopped in the middle goes on with what is missing", async () => {
    const house = await makeHouse(cakes(130));
    await setModel(house, "mock");
    const { workspaceId, botId } = house;
    const some = await db.passageVector.findMany({
      where: { workspaceId },
      take: 70,
      select: { passageId: true },
    });
    await db.passageVector.deleteMany({
      where: { workspaceId, passageId: { in: some.map(({ passageId }) => passageId) } },
    });
    expect(await textsEmbedded(() => work({ workspaceId, botId }))).toBe(70);
    const batches = server.stats().embeddings.slice(-2);
    expect(batches).toEqual([64, 6]);
  });
});

describe("what changes", () => {
  it("is embedded again, and only that", async () => {
    const house = await makeHouse();
    await setModel(house, MODEL);
    const { actor, workspaceId, botId, sourceId } = house;
    await db.source.updateMany({
      where: { workspaceId, id: sourceId },
      data: { input: { text: HOUSE.replace("five euros", "six euros") } },
    });
    await readSource({ workspaceId, sourceId });
    expect(await textsEmbedded(() => work({ workspaceId, botId }))).toBe(1);
    expect(await getEmbeddingState({ actor, botId })).toEqual({ embedded: 3, total: 3 });

    const [best] = await found(house, PARAPHRASE);
    await editPassage({ actor, passageId: best?.passageId ?? "", text: "Only birds are admitted." });
    expect(await getEmbeddingState({ actor, botId })).toEqual({ embedded: 2, total: 3 });
    expect(await textsEmbedded(() => work({ workspaceId, botId }))).toBe(1);
  });

  it("is asked for by the source that was read", async () => {
    const house = await makeHouse();
    await setModel(house, MODEL);
    const { actor, workspaceId, botId } = house;
    const source = await addSource({
      actor,
      botId,
      source: { type: "text", title: "More", text: "Birds sing." },
    });
    await readSource({ workspaceId, sourceId: source.id });
    expect(await db.job.count({ where: { key: `embed-knowledge:${botId}` } })).toBe(1);
  });
});

describe("what vectors cost", () => {
  it("counts for the day of the bot", async () => {
    const house = await makeHouse();
    await setModel(house, MODEL);
    await found(house, PARAPHRASE);
    await flushUses();
    const { workspaceId, botId } = house;
    const use = await db.dailyUse.findFirstOrThrow({ where: { workspaceId, botId, visitorId: "" } });
    expect(use).toMatchObject({ messages: 0, outputTokens: 0, unpriced: 2 });
    expect(use.inputTokens).toBeGreaterThan(20);
  });

  it("is nothing for a bot that searches by words", async () => {
    const house = await makeHouse();
    const { actor, workspaceId, botId } = house;
    expect(await getEmbeddingState({ actor, botId })).toBeNull();
    await saveDraft({ actor, botId, changes: { name: "House" } });
    expect(await db.job.count({ where: { key: `embed-knowledge:${botId}` } })).toBe(0);
    expect(await textsEmbedded(() => work({ workspaceId, botId }))).toBe(0);
  });
});
