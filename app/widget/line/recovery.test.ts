import { describe, expect, it } from "vitest";
import { Conversation } from "./conversation.ts";
import { end, recover, sendUnsent } from "./recovery.ts";
import { bySeq, known, nextSeq, type ThreadMessage } from "./thread.ts";
import type { VisitorClient } from "./visitor-client.ts";

const message = (id: string, seq: number, more: Partial<ThreadMessage> = {}): ThreadMessage => ({
  id,
  clientId: id,
  seq,
  role: "visitor",
  text: id,
  status: "done",
  createdAt: "",
  ...more,
});

/** A conversation on a server that refuses what is named; answers what was sent, in order. */
function onServer(refused: string[] = []) {
  const sent: string[] = [];
  const told: string[] = [];
  const ignore = () => {};
  const client: VisitorClient = {
    token: "secret",
    call: () => Promise.reject(new Error("not asked")),
    line(_path, { body }) {
      const { text = "" } = body as { text?: string };
      sent.push(text);
      const { thread } = conversation;
      const own = thread.find((one) => one.text === text);
      if (refused.includes(text)) return Promise.reject({ status: 429 });
      if (own) own.local = undefined;
      return Promise.resolve();
    },
  };
  const conversation = new Conversation(
    "bot",
    client,
    { key: "", read: () => ({}), write: ignore },
    {
      changed: ignore,
      recover: ignore,
      finished: ignore,
      emit: ignore,
      presence: ({ type }) => told.push(type),
      setLocale: () => Promise.resolve(),
      opening: () => Promise.resolve({}),
      refused: ignore,
    },
  );
  conversation.id = "one";
  return { conversation, sent, told };
}

describe("a conversation that is over", () => {
  it("stays, in its order, before whatever the next one says", () => {
    const { conversation, told } = onServer();
    const unsent = message("unsent", Infinity, { local: "sending" });
    const next = message("next", Infinity, { local: "sending" });
    const streaming = message("answer", 2, { role: "bot", status: "streaming" });
    conversation.thread.push(message("question", 1, { local: "waiting" }), streaming, unsent, next);
    end(conversation, next);
    expect(told).toEqual(["ended"]);
    expect(conversation).toMatchObject({ id: undefined, state: "bot", lastEvent: "0", isBusy: false });
    expect(conversation.client.token).toBe("");
    expect(streaming.status).toBe("interrupted");
    expect(unsent.local).toBe("unsent");
    expect(known(conversation.thread)).toEqual([]);
    expect(nextSeq(conversation.thread)).toBe(1);
    conversation.thread.push(message("new", 1));
    conversation.thread.sort(bySeq);
    expect(conversation.thread.map(({ id }) => id)).toEqual(["question", "answer", "unsent", "new"]);
  });
});

describe("messages that were not accepted", () => {
  const three = () => ["a", "b", "c"].map((id) => message(id, Infinity, { local: "unsent" }));

  it("are sent one after the other, in their order", async () => {
    const { conversation, sent } = onServer();
    conversation.thread.push(message("done", 1), ...three());
    await sendUnsent(conversation);
    expect(sent).toEqual(["a", "b", "c"]);
  });

  it("wait on as soon as one of them is refused again", async () => {
    const { conversation, sent } = onServer(["b"]);
    conversation.thread.push(...three());
    await sendUnsent(conversation);
    expect(sent).toEqual(["a", "b"]);
    expect(conversation.thread.map(({ local }) => local)).toEqual([undefined, "unsent", "unsent"]);
  });
});

describe("a conversation that the server lost", () => {
  it("ends, and what was on its way begins the next one", async () => {
    const { conversation, sent, told } = onServer();
    let begun = 0;
    conversation.client.call = (_method, path) =>
      path.startsWith("bots/")
        ? Promise.resolve(Response.json({ conversation: { id: `next-${(begun += 1)}` }, token: "new" }))
        : Promise.reject({ status: 401 });
    conversation.thread.push(message("old", 1), message("under way", Infinity, { local: "sending" }));
    await recover(conversation);
    expect(told).toEqual(["ended"]);
    await expect.poll(() => sent).toEqual(["under way"]);
    expect(conversation.id).toBe("next-1");
    conversation.hangUp();
  });
});
