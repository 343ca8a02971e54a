import { describe, expect, it } from "vitest";
import type { ChatMessage } from "#app/shared/protocol/visitor-api.ts";
import { eventId, eventsAfter, eventsOf, placeOf } from "./event-id.ts";

const answer: ChatMessage = {
  id: "m4",
  seq: 4,
  role: "bot",
  text: "We open at nine [1].",
  status: "done",
  citations: [{ number: 1, passageId: "p", sourceId: "s", title: "Hours", text: "We open at nine." }],
  createdAt: "2026-01-01T00:00:00.000Z",
};
const sentence = (status: string) => `it ${status}`;

describe("the ids of events", () => {
  it("say where the reader is", () => {
    expect(placeOf(String(eventId(4, 7)))).toEqual({ seq: 4, length: 7, id: 4_000_007 });
  });

  it.each(["", "abc", "-1", "1e9", "1.5", "9".repeat(16), "4000007; DROP"])("are not %j", (text) => {
    expect(placeOf(text)).toBeNull();
  });
});

describe("what a reader has missed of a finished answer", () => {
  const all = eventsOf(answer, sentence);

  it("is everything before the first of its events", () => {
    expect(eventsAfter(all, eventId(3, 0)).map(({ event }) => event.type)).toEqual([
      "delta",
      "citations",
      "done",
    ]);
  });

  it("is the rest of the text wherever the line was cut, to the letter", () => {
    for (let length = 0; length <= answer.text.length; length += 1) {
      const rest = eventsAfter(all, eventId(4, length)).flatMap(({ event }) =>
        event.type === "delta" ? [event.data] : [],
      );
      expect(answer.text.slice(0, length) + rest.map((delta) => delta.text).join("")).toBe(answer.text);
      if (rest[0]) expect(rest[0].at).toBe(length);
    }
  });

  it("is only the end when the text was there, and nothing after the end", () => {
    const end = eventId(4, answer.text.length);
    expect(eventsAfter(all, end).map(({ event }) => event.type)).toEqual(["citations", "done"]);
    expect(eventsAfter(all, end + 1).map(({ event }) => event.type)).toEqual(["done"]);
    expect(eventsAfter(all, end + 2)).toEqual([]);
  });

  it("is a plain sentence when the answer was cut off", () => {
    const cut = eventsOf({ ...answer, status: "interrupted", text: "We op" }, sentence);
    expect(cut.at(-1)?.event).toEqual({
      type: "failed",
      data: { messageId: "m4", code: "INTERRUPTED", detail: "it interrupted" },
    });
  });
});
