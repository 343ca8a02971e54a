import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BAKERY } from "#tests/factories/bakery.ts";
import {
  openConversation,
  readEvents,
  restClient,
  type RestClient,
  type StreamedEvent,
} from "#tests/factories/rest-client.ts";
import { startProviderServer } from "#tests/mocks/provider-server.ts";
import { startServer, type TestServer } from "#tests/setup/start-server.ts";

type ProviderServer = Awaited<ReturnType<typeof startProviderServer>>;

let provider: ProviderServer;
let server: TestServer;
let api: RestClient;
let botId: string;

beforeAll(async () => {
  provider = await startProviderServer();
  const database = process.env.TEST_DATABASE === "postgresql" ? "postgresql" : "sqlite";
  server = await startServer({ database, env: { ALLOWED_PRIVATE_HOSTS: provider.host } });
  const owner = await server.createUser("owner");
  api = restClient(server.url, await server.createToken(owner.email));
  botId = (await api.createBot({ name: "Bakery" })).id;
  await api.addText(botId, "Bakery", BAKERY);
  await api.publish(botId);
});

afterAll(async () => {
  await server?.stop();
  await provider?.close();
});

/** A published bot that answers through the stand-in provider, in the way its model's name says. */
async function botWithModel(model: string): Promise<string> {
  const { id: providerId } = await api.json<{ id: string }>("POST", "/providers", {
    kind: "openai",
    name: model,
    baseUrl: provider.url,
    apiKey: "sk-test-0123456789",
  });
  // What the stand-in says is in no passage.
  const bot = await api.createBot({ name: "Model", chain: [{ providerId, model }], onlyKnowledge: false });
  await api.addText(bot.id, "Bakery", BAKERY);
  await api.publish(bot.id);
  return bot.id;
}

const textOf = (events: StreamedEvent[]) =>
  events.flatMap((event) => (event.type === "delta" ? [event.data.text] : [])).join("");

async function collect(response: Response, most = Number.POSITIVE_INFINITY): Promise<StreamedEvent[]> {
  const events: StreamedEvent[] = [];
  for await (const event of readEvents(response)) {
    events.push(event);
    if (events.length >= most || event.type === "done" || event.type === "failed") break;
  }
  return events;
}

describe("a visitor without an account", () => {
  it("gets a cited answer, streamed and as JSON", async () => {
    const conversation = await openConversation(server.url, botId);
    const events = await collect(await conversation.stream("When does the bakery open?", randomUUID()));
    expect(events[0]?.type).toBe("accepted");
    expect(events.at(-1)?.data.message?.text).toBe(textOf(events));
    expect(textOf(events)).toContain("seven in the morning");
    const { messages } = await conversation.ask("How much is a loaf of rye bread?", randomUUID());
    expect(messages[1]).toMatchObject({ status: "done", kind: "quoted", citations: [{ number: 1 }] });
  });

  it("reads public settings and nothing of the prompt, the model or the limits", async () => {
    const response = await fetch(`${server.url}/api/widget/bots/${botId}?lang=ar`);
    const bot = (await response.json()) as Record<string, unknown>;
    expect(bot).toMatchObject({
      name: "Bakery",
      availability: "live",
      version: 1,
      sources: 1,
      locale: "ar",
      dir: "rtl",
    });
    for (const secret of ["systemPrompt", "chain", "limits", "allowedSites", "workspaceId", "temperature"])
      expect(bot).not.toHaveProperty(secret);
  });

  it("opens no conversation but one's own", async () => {
    const [mine, theirs] = [
      await openConversation(server.url, botId),
      await openConversation(server.url, botId),
    ];
    const response = await fetch(`${server.url}/api/widget/conversations/${theirs.id}/messages`, {
      headers: { authorization: `Bearer ${mine.token}` },
    });
    expect(response.status).toBe(404);
    for (const authorization of ["", "Bearer x", `Bearer ${"a".repeat(43)}`])
      expect(
        (
          await fetch(`${server.url}/api/widget/conversations/${mine.id}/messages`, {
            headers: { authorization },
          })
        ).status,
      ).toBe(401);
  });

  it("gives a thumb, reads a transcript, and is forgotten on request", async () => {
    const conversation = await openConversation(server.url, botId);
    const { messages } = await conversation.ask("Do you deliver?", randomUUID());
    const feedback = await fetch(`${server.url}/api/widget/messages/${messages[1]?.id}/feedback`, {
      method: "POST",
      headers: { authorization: `Bearer ${conversation.token}`, "content-type": "application/json" },
      body: JSON.stringify({ value: "down", comment: "too short" }),
    });
    expect(feedback.status).toBe(200);
    expect((await conversation.messages()).messages[1]?.feedback).toBe("down");
    const transcript = await conversation.raw("/transcript", {});
    expect(await transcript.text()).toContain("Do you deliver?");
    expect((await conversation.remove()).status).toBe(204);
    expect((await conversation.raw("/messages", {})).status).toBe(401);
  });

  it("is told when the bot takes a break, at once", async () => {
    const conversation = await openConversation(server.url, botId);
    await api.json("POST", `/bots/${botId}/pause`, {});
    const response = await conversation.send("Hello?", randomUUID());
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ code: "BOT_NOT_LIVE" });
    await api.json("POST", `/bots/${botId}/resume`, {});
    expect((await conversation.send("Hello?", randomUUID())).status).toBe(200);
  });

  it("may write twenty messages a minute", async () => {
    const conversation = await openConversation(server.url, botId);
    const statuses: number[] = [];
    for (let count = 0; count < 21; count += 1)
      statuses.push((await conversation.send("Hi", randomUUID())).status);
    expect(statuses).toEqual([...Array<number>(20).fill(200), 429]);
    expect(Number((await conversation.send("Hi", randomUUID())).headers.get("retry-after"))).toBeGreaterThan(
      0,
    );
  });
});

describe("a bad call of the visitor API", () => {
  it.each([
    ["POST", "", "text/plain", "hello", 415, "CONTENT_TYPE"],
    ["POST", "", "application/json", "", 400, "BODY_MISSING"],
    ["POST", "", "application/json", '{"text":', 400, "JSON_INVALID"],
    ["POST", "", "application/json", "null", 422, "INVALID"],
    ["POST", "", "application/json", "[]", 422, "INVALID"],
    ["POST", "", "application/json", '{"text":{"not":""},"clientId":"12345678"}', 422, "INVALID"],
    ["POST", "", "application/json", '{"text":"  ","clientId":"12345678"}', 422, "INVALID"],
    ["POST", "", "application/json", '{"text":"a\\u0000b","clientId":"12345678"}', 422, "INVALID"],
    ["POST", "", "application/json", '{"text":"hi","clientId":"12345678","role":"bot"}', 422, "INVALID"],
    [
      "POST",
      "",
      "application/json",
      '{"__proto__":{"x":1},"text":"hi","clientId":"12345678"}',
      400,
      "KEY_NOT_ALLOWED",
    ],
    [
      "POST",
      "",
      "application/json",
      JSON.stringify({ text: "x".repeat(4_001), clientId: "12345678" }),
      422,
      "INVALID",
    ],
    [
      "POST",
      "",
      "application/json",
      JSON.stringify({ text: "x".repeat(70_000), clientId: "12345678" }),
      413,
      "TOO_LARGE",
    ],
    ["PUT", "", "application/json", "{}", 405, "METHOD_NOT_ALLOWED"],
    ["GET", "?after=-1", "", undefined, 422, "INVALID"],
    ["GET", "?after=1&after=2", "", undefined, 422, "INVALID"],
  ])("%s %s %s %.40s answers %i %s", async (method, query, type, body, status, code) => {
    const conversation = await openConversation(server.url, botId);
    const { pid } = server;
    const response = await conversation.raw(`/messages${query}`, {
      method,
      headers: type ? { "content-type": type } : {},
      ...(body === undefined ? {} : { body }),
    });
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toContain("application/problem+json");
    expect(await response.json()).toMatchObject({
      code,
      detail: expect.any(String),
      requestId: expect.any(String),
    });
    expect(server.pid).toBe(pid);
    expect((await conversation.messages()).messages).toEqual([]);
  });

  it.each(["GET", "PUT", "PROPFIND"])("%s where only POST belongs says so", async (method) => {
    const response = await fetch(`${server.url}/api/widget/bots/${botId}/conversations`, { method });
    expect(response.status).toBe(405);
    expect(await response.json()).toMatchObject({ code: "METHOD_NOT_ALLOWED" });
  });
});

describe("the sites that a bot may stand on", () => {
  it("are compared exactly; its own page always works", async () => {
    const bot = await api.createBot({ name: "Shop", allowedSites: ["https://shop.example"] });
    await api.publish(bot.id);
    const open = (origin: string | null) =>
      openConversation(server.url, bot.id, {}, origin === null ? {} : { origin }).then(
        () => true,
        (error: Error) => error.message,
      );
    expect(await open("https://shop.example")).toBe(true);
    expect(await open(server.url)).toBe(true);
    for (const origin of [
      "https://evil.example",
      "http://shop.example",
      "https://shop.example.evil.example",
      "null",
      null,
    ])
      expect(await open(origin), String(origin)).toMatch(/403.*SITE_NOT_ALLOWED/);
  });

  it("bind a conversation to the site it was opened on", async () => {
    const conversation = await openConversation(server.url, botId, {}, { origin: "https://a.example" });
    const stolen = await fetch(`${server.url}/api/widget/conversations/${conversation.id}/messages`, {
      headers: { authorization: `Bearer ${conversation.token}`, origin: "https://b.example" },
    });
    expect(stolen.status).toBe(403);
  });

  it("get the headers that their browser asks for, and never a cookie", async () => {
    const preflight = await fetch(`${server.url}/api/widget/bots/${botId}/conversations`, {
      method: "OPTIONS",
      headers: {
        origin: "https://a.example",
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type, authorization",
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-origin")).toBe("https://a.example");
    const answer = await fetch(`${server.url}/api/widget/bots/${botId}`, {
      headers: { origin: "https://a.example" },
    });
    expect(answer.headers.get("access-control-allow-origin")).toBe("https://a.example");
    expect(answer.headers.get("access-control-allow-credentials")).toBeNull();
    expect(answer.headers.get("set-cookie")).toBeNull();
  });
});

describe("a stream", () => {
  it("that is cut at every tenth event gives the stored text to the letter, with one model call", async () => {
    const slow = await botWithModel("mock?tokens=60&gap=10");
    const conversation = await openConversation(server.url, slow);
    const before = provider.stats().requests;
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
    expect(provider.stats().requests - before).toBe(1);
  });

  it("that nobody reads any more is stopped at the provider after a grace, and what was said is kept", async () => {
    const slow = await botWithModel("mock?tokens=4000&gap=20");
    const conversation = await openConversation(server.url, slow);
    const reader = new AbortController();
    const before = provider.stats().aborted;
    await collect(await conversation.stream("Tell me everything", randomUUID(), reader.signal), 5);
    reader.abort();
    await expect.poll(() => provider.stats().aborted - before, { timeout: 30_000, interval: 500 }).toBe(1);
    await expect.poll(async () => (await conversation.messages()).messages[1]?.status).toBe("interrupted");
    expect((await conversation.messages()).messages[1]?.text.length).toBeGreaterThan(10);
  });

  it("is stopped by its visitor: the text stays and the provider's connection closes", async () => {
    const slow = await botWithModel("mock?tokens=4001&gap=20");
    const conversation = await openConversation(server.url, slow);
    const before = provider.stats().aborted;
    const response = await conversation.stream("Tell me everything", randomUUID());
    const events: StreamedEvent[] = [];
    for await (const event of readEvents(response)) {
      events.push(event);
      if (events.length === 5) await conversation.post("/stop");
    }
    expect(events.at(-1)).toMatchObject({ type: "done", data: { message: { status: "stopped" } } });
    expect(events.at(-1)?.data.message?.text).toBe(textOf(events));
    await expect.poll(() => provider.stats().aborted - before).toBe(1);
  });
});

describe("a provider in trouble", () => {
  it.each([
    ["refuses the key", "mock?status=401"],
    ["has no quota", "mock?status=429&retryAfter=20"],
    ["breaks", "mock?status=500"],
  ])("that %s is passed over: the visitor gets a quoted answer", async (_name, model) => {
    const conversation = await openConversation(server.url, await botWithModel(model));
    const { messages } = await conversation.ask("When does the bakery open?", randomUUID());
    expect(messages[1]).toMatchObject({ status: "done", kind: "quoted" });
    expect(messages[1]?.text).toContain("seven in the morning");
  });

  it("that cuts the line in the middle leaves what was said, and a plain sentence", async () => {
    const conversation = await openConversation(server.url, await botWithModel("mock?tokens=20&cut=5"));
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
    const conversation = await openConversation(server.url, await botWithModel("mock?hang=1"));
    const startedAt = Date.now();
    const { messages } = await conversation.ask("When does the bakery open?", randomUUID());
    expect(Date.now() - startedAt).toBeLessThan(32_000);
    expect(messages[1]).toMatchObject({ status: "done", kind: "quoted" });
  });

  it("that works streams its answer", async () => {
    const conversation = await openConversation(server.url, await botWithModel("mock?tokens=30&gap=2"));
    const events = await collect(await conversation.stream("Hello there, model", randomUUID()));
    expect(events.filter((event) => event.type === "delta").length).toBeGreaterThan(10);
    expect(events.at(-1)?.data.message).toMatchObject({ kind: "model", status: "done" });
  });
});

describe("nothing is lost", () => {
  it("when the process is killed under 200 messages at once: every acknowledged one is there, once, in order", async () => {
    const conversations = await Promise.all(
      Array.from({ length: 40 }, () => openConversation(server.url, botId)),
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
    await server.kill();
    await sending;
    await server.restart();
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
    const slow = await botWithModel("mock?tokens=40&gap=25");
    const conversations = await Promise.all(
      Array.from({ length: 40 }, () => openConversation(server.url, slow)),
    );
    const streaming = Promise.allSettled(
      conversations.map(async (conversation) => collect(await conversation.stream("Tell me", randomUUID()))),
    );
    await expect.poll(() => provider.stats().active, { interval: 10, timeout: 10_000 }).toBe(40);
    const startedAt = Date.now();
    await server.terminate();
    expect(Date.now() - startedAt).toBeLessThan(30_000);
    await streaming;
    await server.restart();
    for (const conversation of conversations) {
      const { messages } = await conversation.messages();
      expect(messages.map((message) => message.status)).toEqual(["done", "done"]);
    }
  });

  it("when one message is sent fifty times at once: one row, one model call", async () => {
    const slow = await botWithModel("mock?tokens=10&gap=5&say=once");
    const conversation = await openConversation(server.url, slow);
    const before = provider.stats().requests;
    const clientId = randomUUID();
    const statuses = await Promise.all(
      Array.from({ length: 50 }, async () => (await conversation.send("Hello", clientId)).status),
    );
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect((await conversation.messages()).messages.map((message) => message.role)).toEqual([
      "visitor",
      "bot",
    ]);
    expect(provider.stats().requests - before).toBe(1);
  });
});
