import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import {
  startConversation,
  findVisitorSession,
  readConversation,
  type VisitorSession,
} from "#app/features/conversations/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { createId } from "#app/shared/ids.ts";
import { makeBot } from "#tests/factories/make-bot.ts";
import { makeOwner } from "#tests/factories/make-owner.ts";
import { placeOf } from "#app/domain/conversation/event-id.ts";
import { getTurn } from "./get-turn.server.ts";
import { recoverAnswers } from "./recover-answers.server.ts";
import { runTurn } from "./run-turn.server.ts";
import { resumeStream, streamTurn } from "./stream-conversation.server.ts";

async function makeVisitor(): Promise<VisitorSession> {
  const actor = await makeOwner();
  const { botId } = await makeBot({ actor });
  const { token } = await startConversation({ botId, body: {}, origin: null });
  return findVisitorSession({ token, origin: null });
}

const ask = async (visitor: VisitorSession, text: string, clientId = createId()) =>
  getTurn(await runTurn(visitor, { text, clientId }));

/** Collects frames and reads them as a browser would. */
function collector() {
  const frames: string[] = [];
  let ended = (): void => {};
  const end = new Promise<void>((resolve) => (ended = resolve));
  return {
    sink: { write: (frame: string) => void frames.push(frame), end: () => ended() },
    end,
    events: () =>
      frames.map((frame) => {
        const [, id = "", type = "", data = ""] =
          /^id: (\d+)\nevent: (\w+)\ndata: (.+)\n\n$/s.exec(frame) ?? [];
        return {
          id: Number(id),
          type,
          data: JSON.parse(data) as Record<string, never> & { text?: string; message?: { text: string } },
        };
      }),
  };
}

describe("a turn", () => {
  it("answers from the knowledge with a citation of the right passage", async () => {
    const { messages } = await ask(await makeVisitor(), "When does the bakery open?");
    expect(messages[0]).toMatchObject({ role: "visitor", seq: 1, status: "done" });
    expect(messages[1]).toMatchObject({ role: "bot", seq: 2, status: "done", kind: "quoted" });
    expect(messages[1]?.text).toContain("seven in the morning");
    const [citation] = messages[1]?.citations ?? [];
    expect(citation?.headings).toContain("Opening hours");
    expect(citation?.text.slice(citation.highlight?.start, citation.highlight?.end)).toContain("seven");
  });

  it("says that it does not know, in the visitor's language", async () => {
    const visitor = await makeVisitor();
    const { messages } = await ask({ ...visitor, locale: "es" }, "¿Quién ganó el mundial de fútbol de 1998?");
    expect(messages[1]).toMatchObject({ kind: "unknown" });
    expect(messages[1]?.text).toMatch(/^No lo sé/);
  });

  it("is one row and one answer when the same message is sent fifty times at once", async () => {
    const visitor = await makeVisitor();
    const clientId = createId();
    const turns = await Promise.all(
      Array.from({ length: 50 }, () =>
        runTurn(visitor, { text: "What does rye bread cost?", clientId }).then(getTurn),
      ),
    );
    expect(new Set(turns.map((turn) => turn.messages[0]?.id)).size).toBe(1);
    const { messages } = await readConversation(visitor);
    expect(messages.map((message) => message.role)).toEqual(["visitor", "bot"]);
    expect(messages[1]?.text).toContain("5.40");
  });

  it("numbers the messages of one conversation without gaps, and answers them one after the other", async () => {
    const visitor = await makeVisitor();
    await Promise.all(["One?", "Two?", "Three?"].map((text) => ask(visitor, text)));
    const { messages } = await readConversation(visitor);
    expect(messages.map((message) => message.seq)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(messages.every((message) => message.status === "done")).toBe(true);
  });

  it("is refused when three wait already", async () => {
    const visitor = await makeVisitor();
    const results = await Promise.allSettled(
      Array.from({ length: 12 }, (_, index) =>
        runTurn(visitor, { text: `Question ${index}`, clientId: createId() }),
      ),
    );
    await pause(10);
    const refused = results.filter((result) => result.status === "rejected");
    for (const result of refused) expect(result).toMatchObject({ reason: { code: "ANSWER_IN_PROGRESS" } });
  });

  it("is answered anew after a restart cut it off, in the same place of the conversation", async () => {
    const visitor = await makeVisitor();
    const clientId = createId();
    const first = await ask(visitor, "Do you deliver?", clientId);
    const { workspaceId } = visitor;
    await db.message.updateMany({
      where: { workspaceId, id: first.messages[1]?.id ?? "" },
      data: { status: "streaming", text: "We del" },
    });
    await recoverAnswers();
    expect((await readConversation(visitor)).messages[1]).toMatchObject({
      status: "interrupted",
      text: "We del",
    });
    const second = await ask(visitor, "Do you deliver?", clientId);
    expect(second.messages[1]?.status).toBe("done");
    const { messages } = await readConversation(visitor);
    expect(messages.map((message) => message.role)).toEqual(["visitor", "bot"]);
    expect(messages[1]?.text).toContain("three euros");
  });

  it("keeps why the answer is what it is", async () => {
    const visitor = await makeVisitor();
    const { messages } = await ask(visitor, "What is in the rye bread?");
    const trace = await db.trace.findFirst({
      where: { workspaceId: visitor.workspaceId, messageId: messages[1]?.id ?? "" },
    });
    expect(trace?.data).toMatchObject({
      version: 1,
      attempts: [{ providerId: "builtin" }],
      passages: [{ score: expect.any(Number) }],
    });
  });
});

describe("the stream of a turn", () => {
  it("begins with the stored message, ends with the whole answer, and its ids increase", async () => {
    const visitor = await makeVisitor();
    const turn = await runTurn(visitor, { text: "When do you close?", clientId: createId() });
    const { sink, end, events } = collector();
    streamTurn(visitor, turn.question, turn.answer, sink);
    await end;
    const types = events().map((event) => event.type);
    expect(types[0]).toBe("accepted");
    expect(types.slice(-2)).toEqual(["citations", "done"]);
    const ids = events().map((event) => event.id);
    expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => a - b));
    const text = events()
      .flatMap((event) => (event.type === "delta" ? [event.data.text] : []))
      .join("");
    expect(text).toBe(events().at(-1)?.data.message?.text);
  });

  it("gives the same answer to a message that is sent again", async () => {
    const visitor = await makeVisitor();
    const clientId = createId();
    const { messages } = await ask(visitor, "When do you close?", clientId);
    const turn = await runTurn(visitor, { text: "When do you close?", clientId });
    const { sink, end, events } = collector();
    streamTurn(visitor, turn.question, turn.answer, sink);
    await end;
    expect(events().at(-1)).toMatchObject({ type: "done", data: { message: { id: messages[1]?.id } } });
  });

  it("can be cut after any event, and what follows completes it to the letter", async () => {
    const visitor = await makeVisitor();
    const turn = await runTurn(visitor, { text: "Do you deliver, and for how much?", clientId: createId() });
    const whole = collector();
    streamTurn(visitor, turn.question, turn.answer, whole.sink);
    await whole.end;
    const all = whole.events();
    for (let cut = 0; cut < all.length; cut += 1) {
      const rest = collector();
      const stop = await resumeStream(visitor, String(all[cut]?.id), rest.sink);
      stop();
      expect(rest.events().map((event) => event.type)).toEqual(all.slice(cut + 1).map((event) => event.type));
      expect(rest.events()).toEqual(all.slice(cut + 1));
    }
  });

  it("tells only what comes to a reader without a place, or with one that is none", async () => {
    const visitor = await makeVisitor();
    await ask(visitor, "When do you close?");
    for (const lastEventId of [null, "garbage", "-1", "9".repeat(30)]) {
      const fresh = collector();
      const stop = await resumeStream(visitor, lastEventId, fresh.sink);
      stop();
      expect(fresh.events()).toEqual([]);
    }
    expect(placeOf("2000005")).toMatchObject({ seq: 2, length: 5 });
  });
});
