import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { getDraftBot, publishBot } from "#app/features/bots/index.server.ts";
import {
  findVisitorSession,
  startConversation,
  type VisitorSession,
} from "#app/features/conversations/index.server.ts";
import {
  addSource,
  listQaPairs,
  readSource,
  trainCuratedModel,
} from "#app/features/knowledge/index.server.ts";
import { addProvider } from "#app/features/providers/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { createId } from "#app/shared/ids.ts";
import { makeBot } from "#tests/factories/make-bot.ts";
import { makeOwner } from "#tests/factories/make-owner.ts";
import { startProviderServer, type ProviderServer } from "#tests/mocks/provider-server.ts";
import { getTurn } from "./get-turn.server.ts";
import { runTurn } from "./run-turn.server.ts";
import { tryQuestion } from "./try-question.server.ts";

const VOUCHERS = {
  questions: ["Do you sell vouchers?", "Can I buy a gift card?", "I need a voucher", "gift vouchers"],
  answer: "At the till, from ten euros.",
};
const DOGS = {
  questions: ["May I bring my dog?", "Are dogs allowed?", "is it dog friendly", "puppies inside"],
  answer: "Yes, on a lead.",
};

let server: ProviderServer;
beforeAll(async () => {
  server = await startProviderServer({ port: Number(env.ALLOWED_PRIVATE_HOSTS.split(":")[1]) });
});
afterAll(() => server.close());

/** A published bakery with two pairs, whose first link is a model. */
async function makeShop() {
  const actor = await makeOwner();
  const { workspaceId } = actor;
  const provider = await addProvider({
    actor,
    provider: { kind: "openai", name: "Stand-in", baseUrl: server.url, apiKey: "sk-test-0123456789" },
  });
  const chain = [{ providerId: provider.id, model: "mock?say=A loaf of rye bread costs 5.40 euros [1]." }];
  const { botId } = await makeBot({ actor, settings: { chain } });
  const { id: sourceId } = await addSource({ actor, botId, source: { type: "qa", items: [VOUCHERS, DOGS] } });
  await readSource({ workspaceId, sourceId });
  await publishBot({ actor, botId });
  const { revisionIds } = await getDraftBot({ workspaceId, botId });
  await trainCuratedModel({ workspaceId, botId, revisionIds });
  return { actor, botId, sourceId };
}

async function makeVisitor(botId: string): Promise<VisitorSession> {
  const { token } = await startConversation({ botId, body: {}, origin: null });
  return findVisitorSession({ token, origin: null });
}

async function ask(visitor: VisitorSession, text: string) {
  const { messages } = await getTurn(await runTurn(visitor, { text, clientId: createId() }));
  return messages[1];
}

describe("a question that a pair answers", () => {
  it("is answered by it before any model, in other words too, costs nothing and is counted", async () => {
    const { actor, botId, sourceId } = await makeShop();
    const before = server.stats().requests;
    const visitor = await makeVisitor(botId);
    for (const question of ["are small dogs allowed", "May I bring my dog?"])
      expect(await ask(visitor, question)).toMatchObject({
        kind: "curated",
        text: DOGS.answer,
      });
    expect(server.stats().requests).toBe(before);
    await vi.waitFor(async () =>
      expect((await listQaPairs({ actor, sourceId })).items.map(({ uses }) => uses)).toEqual([0, 2]),
    );
  });

  it("is not counted in a preview", async () => {
    const { actor, botId, sourceId } = await makeShop();
    const visitor = await makeVisitor(botId);
    const { workspaceId, conversationId } = visitor;
    await db.conversation.updateMany({
      where: { workspaceId, id: conversationId },
      data: { channel: "preview" },
    });
    await ask(visitor, "Are dogs allowed?");
    const other = await makeVisitor(botId);
    await ask(other, "gift vouchers");
    await vi.waitFor(async () =>
      expect((await listQaPairs({ actor, sourceId })).items.map(({ uses }) => uses)).toEqual([1, 0]),
    );
  });
});

describe("a question that no pair answers", () => {
  it("goes to the model", async () => {
    const { botId } = await makeShop();
    const before = server.stats().requests;
    const visitor = await makeVisitor(botId);
    expect(await ask(visitor, "What does a loaf of rye bread cost?")).toMatchObject({ kind: "model" });
    expect(server.stats().requests).toBe(before + 1);
  });
});

describe("a single pair", () => {
  it("answers what it is asked, and stands in the way of nothing else", async () => {
    const actor = await makeOwner();
    const { workspaceId } = actor;
    const { botId } = await makeBot({ actor });
    const weddings = {
      questions: ["Do you bake for weddings?", "Wedding cakes?"],
      answer: "Yes, ask us four weeks before.",
    };
    const source = await addSource({ actor, botId, source: { type: "qa", items: [weddings] } });
    await readSource({ workspaceId, sourceId: source.id });
    const { revisionIds } = await getDraftBot({ workspaceId, botId });
    await trainCuratedModel({ workspaceId, botId, revisionIds });
    const answerTo = async (question: string) =>
      (await tryQuestion({ actor, botId, question, version: "draft", locale: "en" })).answer;

    expect(await answerTo("Can you bake a wedding cake for us?")).toMatchObject({ kind: "curated" });
    expect(await answerTo("When do you open?")).toMatchObject({ kind: "quoted" });
    for (const question of [
      "Do you have chess lessons?",
      "Do you take dogs?",
      "What do you bake for birthdays?",
    ])
      expect((await answerTo(question)).text, question).not.toContain(weddings.answer);
  });
});
