import { describe, expect, it } from "vitest";
import type { ChatMessage } from "#app/shared/protocol/visitor-api.ts";
import { applyEvent, isAwaited, putMessage, type ThreadMessage } from "./thread.ts";

const asked: ChatMessage = {
  id: "m1",
  seq: 1,
  role: "visitor",
  text: "When?",
  status: "done",
  clientId: "c1",
  createdAt: "2026-01-01T00:00:00.000Z",
};
const answer: ChatMessage = {
  ...asked,
  id: "m2",
  seq: 2,
  role: "bot",
  text: "From nine to six.",
  clientId: undefined,
};
const pending = (): ThreadMessage => ({ ...asked, id: "c1", seq: Infinity, local: "sending" });
const delta = (at: number, text: string) => ({ type: "delta", data: { messageId: "m2", at, text } }) as const;
const texts = (thread: ThreadMessage[]) => thread.map((message) => message.text);

describe("the messages of a conversation", () => {
  it("become one, the sent one and the accepted one", () => {
    const thread = [pending()];
    applyEvent(thread, { type: "accepted", data: { message: asked } });
    applyEvent(thread, { type: "accepted", data: { message: asked } });
    expect(thread).toHaveLength(1);
    expect(thread[0]).toMatchObject({ id: "m1", seq: 1, local: undefined });
  });

  it("grow by deltas that come twice, overlap or are repeated from the start", () => {
    const thread = [{ ...asked }];
    for (const event of [
      delta(0, "From "),
      delta(0, "From "),
      delta(3, "m nine"),
      delta(0, "From"),
      delta(9, " to six."),
    ])
      applyEvent(thread, event);
    expect(texts(thread)).toEqual(["When?", "From nine to six."]);
  });

  it("say when text is missing, and take the whole truth at the end", () => {
    const thread = [{ ...asked }];
    applyEvent(thread, delta(0, "From "));
    expect(applyEvent(thread, delta(9, " to six."))).toBe("gap");
    expect(texts(thread)).toEqual(["When?", "From "]);
    applyEvent(thread, { type: "done", data: { message: answer } });
    expect(texts(thread)).toEqual(["When?", "From nine to six."]);
    applyEvent(thread, delta(0, "Late"));
    expect(texts(thread)).toEqual(["When?", "From nine to six."]);
  });

  it("never lose text to an older picture of an answer that goes on", () => {
    const thread = [{ ...asked }];
    applyEvent(thread, delta(0, "From nine"));
    putMessage(thread, { ...answer, text: "From", status: "streaming" });
    expect(texts(thread)).toEqual(["When?", "From nine"]);
    putMessage(thread, { ...answer, text: "From", status: "stopped" });
    expect(texts(thread)).toEqual(["When?", "From"]);
  });

  it("keep their order, with what is not accepted yet at the end", () => {
    const thread = [pending(), { ...pending(), id: "c2", clientId: "c2", text: "And then?" }];
    putMessage(thread, answer);
    putMessage(thread, asked);
    expect(texts(thread)).toEqual(["When?", "From nine to six.", "And then?"]);
  });

  it("wait until an answer begins, and no longer", () => {
    const thread: ThreadMessage[] = [{ ...asked, local: "waiting" }];
    expect(thread.some(isAwaited)).toBe(true);
    applyEvent(thread, delta(0, "F"));
    expect(thread.map(isAwaited)).toEqual([false, true]);
    applyEvent(thread, { type: "failed", data: { messageId: "m2", code: "X", detail: "" } });
    expect(thread.some(isAwaited)).toBe(false);
  });

  it("are told apart by what failed: an answer, or the wait for one", () => {
    const thread: ThreadMessage[] = [{ ...asked, local: "waiting" }];
    applyEvent(thread, { type: "failed", data: { code: "X", detail: "" } });
    expect(thread[0]?.local).toBe("stalled");
    expect(applyEvent([], { type: "failed", data: { code: "X", detail: "" } })).toBeUndefined();
  });
});
