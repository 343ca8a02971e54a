import { describe, expect, it } from "vitest";
import { db } from "#app/platform/db.server.ts";
import { createId } from "#app/shared/ids.ts";
import { ask, makeShop, makeVisitor, useProviderServer, type Shop } from "#tests/factories/model-shop.ts";
import { getAnswerTrace } from "./get-answer-trace.server.ts";
import { getTurn } from "./get-turn.server.ts";
import { runTurn } from "./run-turn.server.ts";
import { resumeStream, streamTurn } from "./stream-conversation.server.ts";

useProviderServer();

const TRUE = "A loaf of rye bread costs 5.40 euros [1].";
const INVENTED = "We also bake wedding cakes for 99 euros [1].";
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
