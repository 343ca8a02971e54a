import { describe, expect, it } from "vitest";
import { saveDraft } from "#app/features/bots/index.server.ts";
import { editPassage, listPassages } from "#app/features/knowledge/index.server.ts";
import { flushUses, getSpending, savePrice } from "#app/features/spending/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { makeBot } from "#tests/factories/make-bot.ts";
import { makeOwner } from "#tests/factories/make-owner.ts";
import { makeShop, useProviderServer } from "#tests/factories/model-shop.ts";
import { compareAnswers, listSides } from "./index.server.ts";

useProviderServer();

const question = "How much is a loaf of rye bread?";
const asked = { question, rounds: [], locale: "en" };

describe("comparing answers", () => {
  it("asks the draft beside a version, and stores nothing", async () => {
    const actor = await makeOwner();
    const { botId, sourceId } = await makeBot({ actor });
    const { items } = await listPassages({ actor, sourceId });
    const bread = items.find(({ headings }) => headings.includes("Bread"));
    await editPassage({ actor, passageId: bread?.id ?? "", text: "A loaf of rye bread costs 6.90 euros." });
    const round = await compareAnswers({
      actor,
      botId,
      ...asked,
      left: { kind: "draft" },
      right: { kind: "version", number: 1 },
    });
    expect(round.left).toMatchObject({ kind: "quoted", trace: { version: "draft" } });
    expect(round.left.text).toContain("6.90");
    expect(round.right.text).toContain("5.40");
    expect(round.right.citations).toMatchObject([{ number: 1, sourceId, title: "Bakery" }]);
    expect(await db.conversation.count({ where: { workspaceId: actor.workspaceId } })).toBe(0);
  });

  it("asks the draft with one model beside another, each with what it said before", async () => {
    const { actor, botId, providerId } = await makeShop("mock?say=One.", { onlyKnowledge: false });
    const model = (name: string) => ({ kind: "model", providerId, model: name }) as const;
    const round = await compareAnswers({
      actor,
      botId,
      ...asked,
      rounds: [{ question: "Hello?", left: "I am left.", right: "I am right." }],
      left: model("mock?say=Left."),
      right: model("mock?say=Right."),
    });
    expect([round.left.text, round.right.text]).toEqual(["Left.", "Right."]);
    const said = (side: "left" | "right") => JSON.stringify(round[side].trace.prompt?.turns);
    expect(said("left")).toContain("I am left.");
    expect(said("left")).not.toContain("I am right.");
    expect(said("right")).toContain("I am right.");
    await flushUses();
    expect(await getSpending({ actor, botId })).toMatchObject({ messages: 0, unpriced: 2 });
  });

  it("keeps to the bot's money for the day", async () => {
    const { actor, botId, providerId } = await makeShop("mock?say=Dear.", { onlyKnowledge: false });
    const price = { provider: providerId, model: "mock?say=Dear.", inputPerMillionUsd: 9_000 };

    await savePrice({ actor, price: { ...price, outputPerMillionUsd: 9_000 } });
    await saveDraft({ actor, botId, changes: { limits: { usdPerDay: 0.01 } } });
    const { left, right } = await compareAnswers({
      actor,
      botId,
      ...asked,
      left: { kind: "draft" },
      right: { kind: "builtin" },
    });
    expect(left).toMatchObject({ kind: "quoted", trace: { limit: "bot-money" } });
    expect(right.text).toBe(left.text);
  });

  it("offers what there is, and refuses a provider and a version that are not there", async () => {
    const { actor, botId, providerId } = await makeShop("mock");
    const sides = await listSides({ actor, botId });
    expect(sides.map(({ key }) => key)).toEqual(
      expect.arrayContaining(["draft", "version.1", `model.${providerId}.mock`, "builtin"]),
    );
    const theirs = await makeShop("mock");
    const left = { kind: "draft" } as const;
    const foreign = { kind: "model", providerId: theirs.providerId, model: "mock" } as const;
    await expect(compareAnswers({ actor, botId, ...asked, left, right: foreign })).rejects.toMatchObject({
      code: "INVALID",
      fields: [{ field: "right", code: "UNKNOWN_PROVIDER" }],
    });
    const gone = { kind: "version", number: 9 } as const;
    await expect(compareAnswers({ actor, botId, ...asked, left, right: gone })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
