import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openConversation, type StreamedEvent } from "#tests/factories/rest-client.ts";
import { closeBakery, collect, openBakery, type VisitedBakery } from "./visited-bakery.ts";

const textOf = (events: StreamedEvent[]) =>
  events.flatMap((event) => (event.type === "delta" ? [event.data.text] : [])).join("");

let bakery: VisitedBakery;
beforeAll(async () => {
  bakery = await openBakery();
});
afterAll(() => closeBakery(bakery));

describe("a visitor without an account", () => {
  it("gets a cited answer, streamed and as JSON", async () => {
    const conversation = await openConversation(bakery.server.url, bakery.botId);
    const events = await collect(await conversation.stream("When does the bakery open?", randomUUID()));
    expect(events[0]?.type).toBe("accepted");
    expect(events.at(-1)?.data.message?.text).toBe(textOf(events));
    expect(textOf(events)).toContain("seven in the morning");
    const { messages } = await conversation.ask("How much is a loaf of rye bread?", randomUUID());
    expect(messages[1]).toMatchObject({ status: "done", kind: "quoted", citations: [{ number: 1 }] });
  });

  it("reads public settings and nothing of the prompt, the model or the limits", async () => {
    const response = await fetch(`${bakery.server.url}/api/widget/bots/${bakery.botId}?lang=ar`);
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
      await openConversation(bakery.server.url, bakery.botId),
      await openConversation(bakery.server.url, bakery.botId),
    ];
    const response = await fetch(`${bakery.server.url}/api/widget/conversations/${theirs.id}/messages`, {
      headers: { authorization: `Bearer ${mine.token}` },
    });
    expect(response.status).toBe(404);
    for (const authorization of ["", "Bearer x", `Bearer ${"a".repeat(43)}`])
      expect(
        (
          await fetch(`${bakery.server.url}/api/widget/conversations/${mine.id}/messages`, {
            headers: { authorization },
          })
        ).status,
      ).toBe(401);
  });

  it("gives a thumb, reads a transcript, and is forgotten on request", async () => {
    const conversation = await openConversation(bakery.server.url, bakery.botId);
    const { messages } = await conversation.ask("Do you deliver?", randomUUID());
    const feedback = await fetch(`${bakery.server.url}/api/widget/messages/${messages[1]?.id}/feedback`, {
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
    const conversation = await openConversation(bakery.server.url, bakery.botId);
    await bakery.api.json("POST", `/bots/${bakery.botId}/pause`, {});
    const response = await conversation.send("Hello?", randomUUID());
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ code: "BOT_NOT_LIVE" });
    await bakery.api.json("POST", `/bots/${bakery.botId}/resume`, {});
    expect((await conversation.send("Hello?", randomUUID())).status).toBe(200);
  });

  it("may write twenty messages a minute, and sending a refused one again does not help", async () => {
    const conversation = await openConversation(bakery.server.url, bakery.botId);
    const statuses: number[] = [];
    const refused = randomUUID();
    for (let count = 0; count < 20; count += 1)
      statuses.push((await conversation.send("Hi", randomUUID())).status);
    for (let time = 0; time < 2; time += 1) statuses.push((await conversation.send("Hi", refused)).status);
    expect(statuses).toEqual([...Array<number>(20).fill(200), 429, 429]);
    const response = await conversation.send("Hi", refused);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await response.json()).toMatchObject({ code: "RATE_LIMITED" });
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
    ["POST", "", "application/json", '{"text":"hi","text":"ho","clientId":"12345678"}', 422, "INVALID"],
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
  ])("$0 $1 $2 $3 answers $4 $5", async (method, query, type, body, status, code) => {
    const conversation = await openConversation(bakery.server.url, bakery.botId);
    const { pid } = bakery.server;
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
    expect(bakery.server.pid).toBe(pid);
    expect((await conversation.messages()).messages).toEqual([]);
  });

  it.each(["GET", "PUT", "PROPFIND"])("%s where only POST belongs says so", async (method) => {
    const response = await fetch(`${bakery.server.url}/api/widget/bots/${bakery.botId}/conversations`, {
      method,
    });
    expect(response.status).toBe(405);
    expect(await response.json()).toMatchObject({ code: "METHOD_NOT_ALLOWED" });
  });
});

describe("the sites that a bot may stand on", () => {
  it("are compared exactly; its own page always works", async () => {
    const bot = await bakery.api.createBot({ name: "Shop", allowedSites: ["https://shop.example"] });
    await bakery.api.publish(bot.id);
    const open = (origin: string | null) =>
      openConversation(bakery.server.url, bot.id, {}, origin === null ? {} : { origin }).then(
        () => true,
        (error: Error) => error.message,
      );
    expect(await open("https://shop.example")).toBe(true);
    expect(await open(bakery.server.url)).toBe(true);
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
    const conversation = await openConversation(
      bakery.server.url,
      bakery.botId,
      {},
      { origin: "https://a.example" },
    );
    const stolen = await fetch(`${bakery.server.url}/api/widget/conversations/${conversation.id}/messages`, {
      headers: { authorization: `Bearer ${conversation.token}`, origin: "https://b.example" },
    });
    expect(stolen.status).toBe(403);
  });

  it("get the headers that their browser asks for, and never a cookie", async () => {
    const preflight = await fetch(`${bakery.server.url}/api/widget/bots/${bakery.botId}/conversations`, {
      method: "OPTIONS",
      headers: {
        origin: "https://a.example",
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type, authorization",
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-origin")).toBe("https://a.example");
    const answer = await fetch(`${bakery.server.url}/api/widget/bots/${bakery.botId}`, {
      headers: { origin: "https://a.example" },
    });
    expect(answer.headers.get("access-control-allow-origin")).toBe("https://a.example");
    expect(answer.headers.get("access-control-allow-credentials")).toBeNull();
    expect(answer.headers.get("set-cookie")).toBeNull();
  });
});
