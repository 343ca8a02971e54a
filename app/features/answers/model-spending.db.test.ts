import { describe, expect, it } from "vitest";
import { costOf } from "#app/domain/spending/prices.ts";
import { flushUses, getSpending, savePrice } from "#app/features/spending/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { createId } from "#app/shared/ids.ts";
import { makeBot } from "#tests/factories/make-bot.ts";
import {
  ask,
  makeShop,
  makeVisitor,
  providerStats,
  useProviderServer,
  type Shop,
} from "#tests/factories/model-shop.ts";
import { getAnswerTrace } from "./get-answer-trace.server.ts";
import { runTurn } from "./run-turn.server.ts";

useProviderServer();

const PRICE = { inputPerMillionUsd: 2, outputPerMillionUsd: 10 };

const price = (shop: Shop, model: string) =>
  savePrice({ actor: shop.actor, price: { provider: shop.providerId, model, ...PRICE } });
const traceOf = async (shop: Shop, messageId: string) => getAnswerTrace({ actor: shop.actor, messageId });

describe("money", () => {
  it("is price times usage, in the answer, in its trace and in the day of bot and visitor", async () => {
    const shop = await makeShop("dear?say=Yes.", { onlyKnowledge: false });
    await price(shop, "dear?say=Yes.");
    const visitor = await makeVisitor(shop.botId);
    const answers = [await ask(visitor), await ask(visitor, "And on Sundays?")];
    let sum = 0;
    for (const { id } of answers) {
      const { trace, message } = await traceOf(shop, id);
      const usage = trace.attempts[0]?.usage ?? { inputTokens: 0, outputTokens: 0 };
      expect(usage.inputTokens).toBeGreaterThan(50);
      expect(message.usage).toEqual(usage);
      expect(message.costUsd).toBe(costOf(PRICE, usage));
      expect([trace.costUsd, trace.attempts[0]?.costUsd]).toEqual([message.costUsd, message.costUsd]);
      sum += message.costUsd ?? 0;
    }
    const spending = await getSpending(shop);
    expect(spending).toMatchObject({ messages: 2, unpriced: 0, share: 0, notice: null });
    expect(spending.usd).toBeCloseTo(sum, 12);
    const { workspaceId } = shop.actor;
    const mine = await db.dailyUse.findMany({ where: { workspaceId, visitorId: visitor.visitorId } });
    expect(mine).toMatchObject([{ messages: 2 }]);
    expect(mine[0]?.costUsd).toBeCloseTo(sum, 12);
  });

  it("that nobody knows is unknown, and counted as such", async () => {
    const shop = await makeShop("mock?say=Yes.", { onlyKnowledge: false });
    const answer = await ask(await makeVisitor(shop.botId));
    const { trace, message } = await traceOf(shop, answer.id);
    expect([trace.costUsd, message.costUsd]).toEqual([null, null]);
    expect(await getSpending(shop)).toMatchObject({ messages: 1, usd: 0, unpriced: 1 });
  });

  it("of a day is never more than its limit of one cent: then the knowledge answers", async () => {
    const model = "dear?tokens=20";
    const limits = { usdPerDay: 0.01 };
    const shop = await makeShop(model, { onlyKnowledge: false, maxTokens: 100, limits });
    await price(shop, model);
    const visitor = await makeVisitor(shop.botId);
    const kinds: string[] = [];
    let sum = 0;
    for (let turn = 0; turn < 20; turn += 1) {
      const answer = await ask(visitor);
      const { trace } = await traceOf(shop, answer.id);
      kinds.push(answer.kind ?? "");
      sum += trace.costUsd ?? 0;
      expect(trace.limit).toBe(answer.kind === "quoted" ? "bot-money" : undefined);
    }
    const models = kinds.filter((kind) => kind === "model").length;
    expect(models).toBeGreaterThan(1);
    expect(kinds).toEqual([...Array(models).fill("model"), ...Array(20 - models).fill("quoted")]);
    expect(sum).toBeLessThanOrEqual(0.01);
    const spending = await getSpending(shop);
    expect(spending.usd).toBeCloseTo(sum, 12);
    expect(spending.notice).not.toBeNull();
    expect(await db.spendingHold.count({ where: { workspaceId: shop.actor.workspaceId } })).toBe(0);
  });

  it("does not pass the limit when fifty ask at once", async () => {
    const model = "dear?tokens=20&first=30";
    const shop = await makeShop(model, { onlyKnowledge: false, maxTokens: 40, limits: { usdPerDay: 0.02 } });
    await price(shop, model);
    const visitors = await Promise.all(Array.from({ length: 50 }, () => makeVisitor(shop.botId)));
    const answers = await Promise.all(visitors.map((visitor) => ask(visitor)));
    const models = answers.filter((answer) => answer.kind === "model").length;
    expect(models).toBeGreaterThan(3);
    expect(models).toBeLessThan(50);
    const spending = await getSpending(shop);
    expect(spending.usd).toBeLessThanOrEqual(0.02);
    expect(spending.usd).toBeGreaterThan(0.005);
    expect(spending.messages).toBe(50);
  });

  it("of one visitor bounds that visitor only", async () => {
    const model = "dear?tokens=20";
    const shop = await makeShop(model, {
      onlyKnowledge: false,
      maxTokens: 100,
      limits: { visitorUsdPerDay: 0.003 },
    });
    await price(shop, model);
    const [one, other] = [await makeVisitor(shop.botId), await makeVisitor(shop.botId)];
    let last = await ask(one);
    for (let turn = 0; turn < 6; turn += 1) last = await ask(one);
    expect((await traceOf(shop, last.id)).trace.limit).toBe("visitor-money");
    expect(await ask(other)).toMatchObject({ kind: "model" });
  });

  it("that is used up goes on with the next link that fits", async () => {
    const shop = await makeShop("dear?say=Dear.", { onlyKnowledge: false, limits: { usdPerDay: 0.000_1 } });
    await price(shop, "dear?say=Dear.");
    const chain = [
      { providerId: shop.providerId, model: "dear?say=Dear." },
      { providerId: shop.providerId, model: "cheap?say=Cheap." },
    ];
    const { botId } = await makeBot({
      actor: shop.actor,
      settings: { chain, onlyKnowledge: false, limits: { usdPerDay: 0.000_1 } },
    });
    const answer = await ask(await makeVisitor(botId));
    expect(answer).toMatchObject({ kind: "model", text: "Cheap." });
    expect((await traceOf(shop, answer.id)).trace).toMatchObject({
      limit: "bot-money",
      attempts: [{ error: { code: "over-limit" } }, { model: "cheap?say=Cheap." }],
    });
  });

  it("is counted as well as it can be when an answer is stopped", async () => {
    const model = "dear?tokens=400&gap=5";
    const shop = await makeShop(model, { onlyKnowledge: false, limits: { usdPerDay: 5 } });
    await price(shop, model);
    const visitor = await makeVisitor(shop.botId);
    const turn = await runTurn(visitor, { text: "Rye?", clientId: createId() });
    const { stopAnswers } = await import("./running-answers.server.ts");
    await expect.poll(() => providerStats().tokensSent, { interval: 5 }).toBeGreaterThan(0);
    stopAnswers(visitor.conversationId, "stopped");
    await turn.finished;
    const spending = await getSpending(shop);
    expect(spending.usd).toBeGreaterThan(0.000_1);
    expect(await db.spendingHold.count({ where: { workspaceId: shop.actor.workspaceId } })).toBe(0);
  });
});

describe("a day's messages", () => {
  it("are answered by models up to the limit, and by the knowledge beyond it", async () => {
    const shop = await makeShop("mock?say=Yes.", { onlyKnowledge: false, limits: { botMessagesPerDay: 7 } });
    const visitors = await Promise.all(Array.from({ length: 20 }, () => makeVisitor(shop.botId)));
    const answers = await Promise.all(visitors.map((visitor) => ask(visitor)));
    expect(answers.filter((answer) => answer.kind === "model")).toHaveLength(7);
    expect(answers.filter((answer) => answer.kind === "quoted")).toHaveLength(13);
    expect(await getSpending(shop)).toMatchObject({ messages: 20, share: 1, notice: "reached" });
  });

  it("are counted also where nothing is bounded, without a hold", async () => {
    const { botId, actor } = await makeShop("mock?say=Yes.", { chain: [] });
    await Promise.all(Array.from({ length: 5 }, async () => ask(await makeVisitor(botId))));
    await flushUses();
    expect(
      await db.dailyUse.findMany({ where: { workspaceId: actor.workspaceId, visitorId: "" } }),
    ).toMatchObject([{ messages: 5, costUsd: 0 }]);
  });
});
