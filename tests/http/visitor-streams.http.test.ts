import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openConversation, readEvents, type StreamedEvent } from "#tests/factories/rest-client.ts";
import { botWithModel, closeBakery, collect, openBakery, type VisitedBakery } from "./visited-bakery.ts";

const textOf = (events: StreamedEvent[]) =>
  events.flatMap((event) => (event.type === "delta" ? [event.data.text] : [])).join("");

let bakery: VisitedBakery;
beforeAll(async () => {
  bakery = await openBakery();
});
afterAll(() => closeBakery(bakery));

describe("a stream", () => {
  it("that is cut at every tenth event gives the stored text to the letter, with one model call", async () => {
    const slow = await botWithModel(bakery, "mock?tokens=60&gap=10");
    const conversation = await openConversation(bakery.server.url, slow);
    const before = bakery.provider.stats().requests;
    const all: StreamedEvent[] = [];
    const first = new AbortController();
    all.push(
      ...(await collect(await conversation.stream("Tell me everything", randomUUID(), first.signal), 10)),
    );
    first.abort();
    for (
      let attempt = 0;
      attempt < 30 && !["done", "failed"].includes(all.at(-1)?.type ?? "");
      attempt += 1
    ) {
      const line = new AbortController();
      all.push(...(await collect(await conversation.resume(String(all.at(-1)?.id), line.signal), 10)));
      line.abort();
    }
    expect(all.at(-1)?.type).toBe("done");
    expect(textOf(all)).toBe((await conversation.messages()).messages[1]?.text);
    const ids = all.map((event) => event.id);
    expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => a - b));
    expect(bakery.provider.stats().requests - before).toBe(1);
  });

  it("that nobody reads any more is stopped at the provider after a grace, and what was said is kept", async () => {
    const slow = await botWithModel(bakery, "mock?tokens=4000&gap=20");
    const conversation = await openConversation(bakery.server.url, slow);
    const reader = new AbortController();
    const before = bakery.provider.stats().aborted;
    await collect(await conversation.stream("Tell me everything", randomUUID(), reader.signal), 5);
    reader.abort();
    await expect
      .poll(() => bakery.provider.stats().aborted - before, { timeout: 30_000, interval: 500 })
      .toBe(1);
    await expect.poll(async () => (await conversation.messages()).messages[1]?.status).toBe("interrupted");
    expect((await conversation.messages()).messages[1]?.text.length).toBeGreaterThan(10);
  });

  it("is stopped by its visitor: the text stays and the provider's connection closes", async () => {
    const slow = await botWithModel(bakery, "mock?tokens=4001&gap=20");
    const conversation = await openConversation(bakery.server.url, slow);
    const before = bakery.provider.stats().aborted;
    const response = await conversation.stream("Tell me everything", randomUUID());
    const events: StreamedEvent[] = [];
    for await (const event of readEvents(response)) {
      events.push(event);
      if (events.length === 5) await conversation.post("/stop");
    }
    expect(events.at(-1)).toMatchObject({ type: "done", data: { message: { status: "stopped" } } });
    expect(events.at(-1)?.data.message?.text).toBe(textOf(events));
    await expect.poll(() => bakery.provider.stats().aborted - before).toBe(1);
  });
});

describe("a provider in trouble", () => {
  it.each([
    ["refuses the key", "mock?status=401"],
    ["has no quota", "mock?status=429&retryAfter=20"],
    ["breaks", "mock?status=500"],
  ])("that %s is passed over: the visitor gets a quoted answer", async (_name, model) => {
    const conversation = await openConversation(bakery.server.url, await botWithModel(bakery, model));
    const { messages } = await conversation.ask("When does the bakery open?", randomUUID());
    expect(messages[1]).toMatchObject({ status: "done", kind: "quoted" });
    expect(messages[1]?.text).toContain("seven in the morning");
  });

  it("that cuts the line in the middle leaves what was said, and a plain sentence", async () => {
    const conversation = await openConversation(
      bakery.server.url,
      await botWithModel(bakery, "mock?tokens=20&cut=5"),
    );
    const events = await collect(await conversation.stream("When does the bakery open?", randomUUID()));
    expect(events.at(-1)).toMatchObject({
      type: "failed",
      data: { code: "FAILED", detail: expect.stringContaining("try again") },
    });
    expect(textOf(events).length).toBeGreaterThan(0);
    expect((await conversation.messages()).messages[1]).toMatchObject({
      status: "failed",
      text: textOf(events),
    });
  });

  it("that hangs is given up in time", async () => {
    const conversation = await openConversation(bakery.server.url, await botWithModel(bakery, "mock?hang=1"));
    const startedAt = Date.now();
    const { messages } = await conversation.ask("When does the bakery open?", randomUUID());
    expect(Date.now() - startedAt).toBeLessThan(32_000);
    expect(messages[1]).toMatchObject({ status: "done", kind: "quoted" });
  });

  it("that works streams its answer", async () => {
    const conversation = await openConversation(
      bakery.server.url,
      await botWithModel(bakery, "mock?tokens=30&gap=2"),
    );
    const events = await collect(await conversation.stream("Hello there, model", randomUUID()));
    expect(events.filter((event) => event.type === "delta").length).toBeGreaterThan(10);
    expect(events.at(-1)?.data.message).toMatchObject({ kind: "model", status: "done" });
  });
});

describe("nothing is lost", () => {
  it("when the process is killed under 200 messages at once: every acknowledged one is there, once, in order", async () => {
    const conversations = await Promise.all(
      Array.from({ length: 40 }, () => openConversation(bakery.server.url, bakery.botId)),
    );
    const acknowledged: { index: number; clientId: string }[] = [];
    const sending = Promise.allSettled(
      conversations.flatMap((conversation, index) =>
        Array.from({ length: 5 }, async (_, count) => {
          const clientId = `${index}-${count}-${randomUUID()}`.slice(0, 60);
          await pause(count * 15);
          const response = await conversation.stream(`Question ${count}`, clientId);
          for await (const event of readEvents(response))
            if (event.type === "accepted") acknowledged.push({ index, clientId });
        }),
      ),
    );
    await expect.poll(() => acknowledged.length, { interval: 5, timeout: 30_000 }).toBeGreaterThan(40);
    await bakery.server.kill();
    await sending;
    await bakery.server.restart();
    for (const [index, conversation] of conversations.entries()) {
      const { messages } = await conversation.messages();
      const mine = acknowledged.filter((entry) => entry.index === index).map((entry) => entry.clientId);
      const stored = messages.flatMap((message) => message.clientId ?? []);
      for (const clientId of mine) expect(stored.filter((id) => id === clientId)).toHaveLength(1);
      expect(messages.map((message) => message.seq)).toEqual(messages.map((_, at) => at + 1));
      expect(messages.every((message) => !["queued", "streaming"].includes(message.status))).toBe(true);
    }
  });

  it("when the process is told to stop under 40 answers: they end, and so does the process, in time", async () => {
    const slow = await botWithModel(bakery, "mock?tokens=40&gap=25");
    const conversations = await Promise.all(
      Array.from({ length: 40 }, () => openConversation(bakery.server.url, slow)),
    );
    const streaming = Promise.allSettled(
      conversations.map(async (conversation) => collect(await conversation.stream("Tell me", randomUUID()))),
    );
    await expect.poll(() => bakery.provider.stats().active, { interval: 10, timeout: 10_000 }).toBe(40);
    const startedAt = Date.now();
    await bakery.server.terminate();
    expect(Date.now() - startedAt).toBeLessThan(30_000);
    await streaming;
    await bakery.server.restart();
    for (const conversation of conversations) {
      const { messages } = await conversation.messages();
      expect(messages.map((message) => message.status)).toEqual(["done", "done"]);
    }
  });

  it("when one message is sent fifty times at once: one row, one model call", async () => {
    const slow = await botWithModel(bakery, "mock?tokens=10&gap=5&say=once");
    const conversation = await openConversation(bakery.server.url, slow);
    const before = bakery.provider.stats().requests;
    const clientId = randomUUID();
    const statuses = await Promise.all(
      Array.from({ length: 50 }, async () => (await conversation.send("Hello", clientId)).status),
    );
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect((await conversation.messages()).messages.map((message) => message.role)).toEqual([
      "visitor",
      "bot",
    ]);
    expect(bakery.provider.stats().requests - before).toBe(1);
  });
});
