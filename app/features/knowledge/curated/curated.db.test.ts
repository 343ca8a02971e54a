import { describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/access/permissions.ts";
import { getBotVersion, getDraftBot, publishBot } from "#app/features/bots/index.server.ts";
import { addSource } from "#app/features/knowledge/add-source.server.ts";
import { switchPassages } from "#app/features/knowledge/change-passages.server.ts";
import { deleteQaPair } from "#app/features/knowledge/pairs/delete-qa-pair.server.ts";
import { pairIdOf } from "#app/features/knowledge/pairs/qa-pair.ts";
import { readSource } from "#app/features/knowledge/read-source.server.ts";
import { db } from "#app/platform/db.server.ts";
import { makeBot } from "#tests/factories/make-bot.ts";
import { makeOwner } from "#tests/factories/make-owner.ts";
import { askPairs } from "./ask-pairs.server.ts";
import { trainCuratedModel } from "./train-curated-model.server.ts";

const PAIRS = [
  {
    questions: [
      "Where can I park my car?",
      "Is there parking near the shop?",
      "Do you have a car park?",
      "parking spaces",
    ],
    answer: "Behind the house, free for two hours.",
  },
  {
    questions: [
      "May I bring my dog?",
      "Are dogs allowed inside?",
      "Is the shop dog friendly?",
      "can my puppy come in",
    ],
    answer: "Yes, on a lead.",
  },
  {
    questions: [
      "Do you sell vouchers?",
      "Can I buy a gift card?",
      "I want to give somebody a voucher",
      "gift vouchers",
    ],
    answer: "At the till, from ten euros.",
  },
  {
    questions: [
      "Which cards do you take?",
      "Can I pay by credit card?",
      "Do you accept card payment?",
      "paying with a phone",
    ],
    answer: "All cards, and phones.",
  },
];

async function makePairs() {
  const actor = await makeOwner();
  const { botId } = await makeBot({ actor, isPublished: false });
  const source = await addSource({ actor, botId, source: { type: "qa", items: PAIRS } });
  const { workspaceId } = actor;
  const read = () => readSource({ workspaceId, sourceId: source.id });
  await read();
  return { actor, botId, sourceId: source.id, read };
}

async function asDraft(actor: Actor, botId: string) {
  const { workspaceId } = actor;
  const { revisionIds } = await getDraftBot({ workspaceId, botId });
  return { workspaceId, botId, revisionIds };
}

describe("the pairs of a bot", () => {
  it("are trained when they are asked for the first time, once, and answer questions in other words", async () => {
    const { actor, botId } = await makePairs();
    const pairs = await asDraft(actor, botId);
    expect(await askPairs({ ...pairs, question: "is there a place to park" })).toBeUndefined();
    const jobs = await db.job.findMany({ where: { type: "train-curated" } });
    const own = jobs.filter(({ key }) => key?.includes(botId));
    expect(own).toHaveLength(1);
    await trainCuratedModel(own[0]?.payload);
    const parking = await askPairs({ ...pairs, question: "is there a place to park the car" });
    expect(parking).toMatchObject({ passage: { text: PAIRS[0]?.answer } });
    expect(parking?.confidence).toBeLessThan(1);
    const exact = await askPairs({ ...pairs, question: "  can my PUPPY come in?" });
    expect(exact).toMatchObject({ confidence: 1, passage: { text: PAIRS[1]?.answer } });
  });

  it("do not answer what is asked about something else, nor small talk", async () => {
    const { actor, botId } = await makePairs();
    const pairs = await asDraft(actor, botId);
    await trainCuratedModel(pairs);
    for (const question of ["Who won the world cup?", "How do I bake rye bread?", "..."])
      expect(await askPairs({ ...pairs, question }), question).toBeNull();
    expect(await askPairs({ ...pairs, question: "thank you" })).not.toMatchObject({ confidence: 1 });
  });

  it("do not answer when they are switched off or deleted, while a published version keeps its own", async () => {
    const { actor, botId, sourceId, read } = await makePairs();
    await publishBot({ actor, botId });
    const { workspaceId } = actor;
    const { revisionIds } = await getBotVersion({ workspaceId, botId, number: 1 });
    const live = { workspaceId, botId, revisionIds };
    await trainCuratedModel(live);
    const dogs = "are dogs allowed in the shop";
    const passageId = (await askPairs({ ...live, question: dogs }))?.passage.passageId ?? "";
    await switchPassages({ actor, passageIds: [passageId], isEnabled: false });
    const off = await asDraft(actor, botId);
    await trainCuratedModel(off);
    expect(await askPairs({ ...off, question: dogs })).toBeUndefined();
    await deleteQaPair({ actor, sourceId, pairId: pairIdOf(PAIRS[0] ?? { questions: [], answer: "" }) });
    await read();
    const draft = await asDraft(actor, botId);
    await trainCuratedModel(draft);
    expect(await askPairs({ ...draft, question: "Where can I park my car?" })).toBeFalsy();
    for (const question of [dogs, "Where can I park my car?"])
      expect(await askPairs({ ...live, question }), question).toBeTruthy();
  });

  it("keep no more than a few classifiers", async () => {
    const { actor, botId, read, sourceId } = await makePairs();
    const { workspaceId } = actor;
    for (let change = 0; change < 10; change += 1) {
      await trainCuratedModel(await asDraft(actor, botId));
      const items = PAIRS.map(({ questions, answer }) => ({ questions, answer: `${answer} ${change}` }));
      await db.source.updateMany({
        where: { workspaceId, id: sourceId },
        data: { input: { items } },
      });
      await read();
    }
    expect(await db.curatedModel.count({ where: { workspaceId, botId } })).toBe(8);
  });

  it("of another workspace are not asked", async () => {
    const { actor, botId } = await makePairs();
    const pairs = await asDraft(actor, botId);
    await trainCuratedModel(pairs);
    const stranger = await makeOwner();
    const { workspaceId } = stranger;
    expect(await askPairs({ ...pairs, workspaceId, question: "Where can I park my car?" })).toBeUndefined();
  });
});
