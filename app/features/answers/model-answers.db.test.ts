import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/access/permissions.ts";
import type { BotChanges } from "#app/domain/bot/bot-settings.ts";
import { costOf } from "#app/domain/spending/prices.ts";
import {
  startConversation,
  findVisitorSession,
  type VisitorSession,
} from "#app/features/conversations/index.server.ts";
import { addProvider } from "#app/features/providers/index.server.ts";
import { flushUses, getSpending, savePrice } from "#app/features/spending/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { createId } from "#app/shared/ids.ts";
import { makeBot } from "#tests/factories/make-bot.ts";
import { makeOwner } from "#tests/factories/make-owner.ts";
import { startProviderServer, type ProviderServer } from "#tests/mocks/provider-server.ts";
import { getAnswerTrace } from "./get-answer-trace.server.ts";
import { getTurn } from "./get-turn.server.ts";
import { runTurn } from "./run-turn.server.ts";
import { resumeStream, streamTurn } from "./stream-conversation.server.ts";

const PRICE = { inputPerMillionUsd: 2, outputPerMillionUsd: 10 };
const TRUE = "A loaf of rye bread costs 5.40 euros [1].";
const INVENTED = "We also bake wedding cakes for 99 euros [1].";

let server: ProviderServer;
beforeAll(async () => {
  server = await startProviderServer({ port: Number(env.ALLOWED_PRIVATE_HOSTS.split(":")[1]) });
});
afterAll(() => server.close());

interface Shop {
  actor: Actor;
  botId: string;
  providerId: string;
}

/** A published bakery whose first link answers as the model's name says. */
async function makeShop(model: string, settings: BotChanges = {}): Promise<Shop> {
  const actor = await makeOwner();
  const provider = await addProvider({
    actor,
    provider: { kind: "openai", name: "Stand-in", baseUrl: server.url, apiKey: "sk-test-0123456789" },
  });
  const chain = [{ providerId: provider.id, model }];
  const { botId } = await makeBot({ actor, settings: { chain, ...settings } });
  return { actor, botId, providerId: provider.id };
}

async function makeVisitor(botId: string): Promise<VisitorSession> {
  const { token } = await startConversation({ botId, body: {}, origin: null });
  return findVisitorSession({ token, origin: null });
}

async function ask(visitor: VisitorSession, text = "What does a loaf of rye bread cost?") {
  const { messages } = await getTurn(await runTurn(visitor, { text, clientId: createId() }));
  const answer = messages[1];
  if (!answer) throw new Error("There is no answer.");
  return answer;
}

const price = (shop: Shop, model: string) =>
  savePrice({ actor: shop.actor, price: { provider: shop.providerId, model, ...PRICE } });
const traceOf = async (shop: Shop, messageId: string) => getAnswerTrace({ actor: shop.actor, messageId });

describe("a strict answer of a model", () => {
  const model = `mock?say=${TRUE} ${INVENTED}`;

  it("says what the passages hold and leaves out what the model made up; the owner sees both", async () => {
    const shop = await makeShop(model);
    const answer = await ask(await makeVisitor(shop.botId));
    expect(answer).toMatchObject({ kind: "model", status: "done", text: TRUE });
    expect(answer.citations?.map(({ number }) => number)).toEqual([1]);
    const { trace, question, botId } = await traceOf(shop, answer.id);
    expect([botId, question.text]).toEqual([shop.botId, "What does a loaf of rye bread cost?"]);
    expect(trace.sentences).toEqual([
      { text: TRUE, cites: [1], isSupported: true, isDropped: false },
      { text: INVENTED, cites: [1], isSupported: false, isDropped: true },
    ]);
    expect(trace.prompt?.system).toContain('<passage number="1"');
    expect(trace.passages[0]).toMatchObject({
      number: 1,
      isCited: true,
      matched: expect.arrayContaining(["rye"]),
    });
  });

  it("streams with places that fit, and can be taken up after any event", async () => {
    const shop = await makeShop(
      `mock?gap=2&say=${INVENTED} ${TRUE} ${INVENTED} The bread is baked with sourdough.`,
    );
    const visitor = await makeVisitor(shop.botId);
    const turn = await runTurn(visitor, {
      text: "What is in rye bread, and what does it cost?",
      clientId: createId(),
    });
    const events = await collect((sink) => streamTurn(visitor, turn.question, turn.answer, sink));
    const answer = (await getTurn(turn)).messages[1];
    expect(answer?.text).toMatch(
      /^A loaf of rye bread costs 5\.40 euros \[1\]\. The bread is baked with sourdough\. \[\d\]$/,
    );
    let text = "";
    for (const { type, data } of events)
      if (type === "delta") {
        expect(data.at).toBe(text.length);
        text += data.text;
      }
    expect(text).toBe(answer?.text);
    for (const [cut, event] of events.entries()) {
      const rest: Event[] = [];
      const stop = await resumeStream(visitor, String(event.id), {
        write: (frame) => rest.push(read(frame)),
        end: () => {},
      });
      stop();
      expect(rest).toEqual(events.slice(cut + 1));
    }
  });

  it("is the knowledge's own when nothing is left of the model's", async () => {
    const shop = await makeShop(`mock?say=${INVENTED} Call us at 555 1234.`);
    const answer = await ask(await makeVisitor(shop.botId));
    expect(answer).toMatchObject({ kind: "quoted", status: "done" });
    expect(answer.text).toContain("5.40 euros");
    const { trace, message } = await traceOf(shop, answer.id);
    expect(trace.sentences?.every((sentence) => sentence.isDropped)).toBe(true);
    expect(trace.attempts.map(({ providerId }) => providerId)).toEqual([shop.providerId, "builtin"]);
    expect([message.provider, message.costUsd]).toEqual(["builtin", null]);
  });

  it("is let through whole when the bot may say more than it knows, and marked", async () => {
    const shop = await makeShop(model, { onlyKnowledge: false });
    const answer = await ask(await makeVisitor(shop.botId));
    expect(answer.text).toBe(`${TRUE} ${INVENTED}`);
    const { trace } = await traceOf(shop, answer.id);
    expect(trace.sentences?.map(({ isSupported, isDropped }) => [isSupported, isDropped])).toEqual([
      [true, false],
      [false, false],
    ]);
  });

  it("drops the marks of passages that do not exist", async () => {
    const shop = await makeShop("mock?say=A loaf of rye bread costs 5.40 euros [1][77].");
    const answer = await ask(await makeVisitor(shop.botId));
    expect(answer.text).toBe("A loaf of rye bread costs 5.40 euros [1].");
  });

  it("is known to be unknown when the model says so, and the question waits for somebody", async () => {
    const shop = await makeShop("mock?say=I don't know that.");
    const visitor = await makeVisitor(shop.botId);
    const answer = await ask(visitor, "Do you bake wedding cakes?");
    expect(answer).toMatchObject({ kind: "unknown", text: "I don't know that." });
    const { workspaceId } = shop.actor;
    expect(await db.openQuestion.findMany({ where: { workspaceId } })).toMatchObject([
      { answerId: answer.id, text: "Do you bake wedding cakes?", channel: "widget", state: "open" },
    ]);
    await ask(visitor, "Hello");
    expect(await db.openQuestion.count({ where: { workspaceId } })).toBe(1);
  });
});

describe("a model that does not answer", () => {
  it.each([
    "status=401",
    "status=429&retryAfter=60",
    "status=500",
    "tokens=0",
    "broken=1&say=I",
    "cut=1&say=We",
  ])("(%s) leaves the visitor a quoted answer", async (trouble) => {
    const shop = await makeShop(`mock?${trouble}`);
    const answer = await ask(await makeVisitor(shop.botId));
    expect(answer).toMatchObject({ kind: "quoted", status: "done" });
    expect(answer.text).toContain("5.40 euros");
  });
});

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
    await expect.poll(() => server.stats().tokensSent, { interval: 5 }).toBeGreaterThan(0);
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

describe("what may come next", () => {
  it("is offered from the knowledge, and stays with the message", async () => {
    const { botId } = await makeShop("", { chain: [], followUps: true });
    const visitor = await makeVisitor(botId);
    const answer = await ask(visitor);
    expect(answer.followUps).toEqual(expect.arrayContaining(["Delivery", "Opening hours"]));
    const next = await ask(visitor, "Tell me about delivery");
    expect(next.followUps ?? []).not.toContain("Delivery");
  });

  it("is not offered unless the creator wants it", async () => {
    const { botId } = await makeShop("", { chain: [] });
    expect(await ask(await makeVisitor(botId))).not.toHaveProperty("followUps");
  });
});

interface Event {
  id: number;
  type: string;
  data: { at?: number; text?: string };
}

function read(frame: string): Event {
  const [, id = "", type = "", data = "{}"] = /^id: (\d+)\nevent: (\w+)\ndata: (.+)\n\n$/s.exec(frame) ?? [];
  return { id: Number(id), type, data: JSON.parse(data) as Event["data"] };
}

/** All events until the stream ends. */
function collect(start: (sink: { write(frame: string): void; end(): void }) => unknown): Promise<Event[]> {
  return new Promise((resolve) => {
    const events: Event[] = [];
    start({ write: (frame) => events.push(read(frame)), end: () => resolve(events) });
  });
}
