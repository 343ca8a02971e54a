import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openConversation } from "#tests/factories/rest-client.ts";
import { closeBakery, openBakery, type VisitedBakery } from "./visited-bakery.ts";

let bakery: VisitedBakery;
let botId: string;
beforeAll(async () => {
  bakery = await openBakery();
  const { id } = await bakery.api.createBot({
    name: "Contact",
    handover: true,
    leadForm: { when: "unknown" },
  });
  await bakery.api.publish(id);
  botId = id;
});
afterAll(() => closeBakery(bakery));

async function post(path: string, token: string | null, body?: unknown, raw?: string): Promise<Response> {
  return fetch(`${bakery.server.url}/api/widget/${path}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    ...(body === undefined && raw === undefined ? {} : { body: raw ?? JSON.stringify(body) }),
  });
}

const good = { name: "Ana", email: "ana@example.org", consent: true };

describe("what a visitor leaves, over HTTP", () => {
  it("is taken from the owner of the conversation and nobody else", async () => {
    const mine = await openConversation(bakery.server.url, botId);
    const theirs = await openConversation(bakery.server.url, botId);
    expect((await post(`conversations/${mine.id}/lead`, mine.token, good)).status).toBe(204);
    expect((await post(`conversations/${theirs.id}/lead`, mine.token, good)).status).toBe(404);
    expect((await post(`conversations/${mine.id}/lead`, null, good)).status).toBe(401);
  });

  it.each([
    ["no object", "[]"],
    ["no JSON", "{"],
    ["a nested value", JSON.stringify({ ...good, name: { first: "Ana" } })],
    ["a number", JSON.stringify({ ...good, name: 7 })],
    ["a null", JSON.stringify({ ...good, email: null })],
    ["a prototype", '{"__proto__":{"x":1},"consent":true}'],
    ["a very long value", JSON.stringify({ ...good, name: "a".repeat(50_000) })],
    ["control characters", JSON.stringify({ ...good, name: "a\u0000b" })],
    ["a broken surrogate", '{"email":"ana@example.org","name":"\\ud800","consent":true}'],
    ["a value given twice", '{"email":"a@example.org","email":"b@example.org","name":"Ana","consent":true}'],
    ["no consent", JSON.stringify({ ...good, consent: undefined })],
  ])("is refused with a sentence: %s", async (_, raw) => {
    const { id, token } = await openConversation(bakery.server.url, botId);
    const response = await post(`conversations/${id}/lead`, token, undefined, raw);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    const problem = (await response.json()) as { detail: string };
    expect(problem.detail.length).toBeGreaterThan(10);
  });

  it("cannot be sent without end", async () => {
    const { id, token } = await openConversation(bakery.server.url, botId);
    const statuses: number[] = [];
    for (let time = 0; time < 12; time += 1)
      statuses.push((await post(`conversations/${id}/lead`, token, good)).status);
    expect(statuses.filter((status) => status === 204)).toHaveLength(10);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe("a form without which nobody chats", () => {
  const REFUSED = { status: 409, code: "FORM_REQUIRED", detail: expect.stringMatching(/form/) };
  const say = async (conversation: Awaited<ReturnType<typeof openConversation>>) =>
    (await (await conversation.send("Hello?", randomUUID())).json()) as unknown;

  it("is asked for by the server: of live visitors, once, and for a person too", async () => {
    const leadForm = { when: "first", required: true };
    const bot = await bakery.api.createBot({ name: "Wall", handover: true, leadForm });
    await bakery.api.publish(bot.id);
    const conversation = await openConversation(bakery.server.url, bot.id);
    expect(await say(conversation)).toMatchObject(REFUSED);
    expect(await (await conversation.post("/handover")).json()).toMatchObject(REFUSED);
    expect((await conversation.messages()).messages).toEqual([]);
    expect((await post(`conversations/${conversation.id}/lead`, conversation.token, good)).status).toBe(204);
    expect(await say(conversation)).toMatchObject({ messages: [{ role: "visitor" }, { role: "bot" }] });
    // Another conversation's form opens nothing here.
    expect(await say(await openConversation(bakery.server.url, bot.id))).toMatchObject(REFUSED);
  });

  it("is among the refusals that the document of the API names", async () => {
    const document = (await (await fetch(`${bakery.server.url}/api/openapi.json`)).json()) as {
      paths: Record<string, { post: { responses: Record<string, { description: string }> } }>;
    };
    for (const what of ["messages", "handover"])
      expect(
        document.paths[`/api/widget/conversations/{conversationId}/${what}`]?.post.responses["409"]
          ?.description,
      ).toContain("FORM_REQUIRED");
  });

  it("holds from the publishing on, also in a conversation that goes on, and for no program", async () => {
    const bot = await bakery.api.createBot({ name: "Later", leadForm: { when: "first" } });
    await bakery.api.publish(bot.id);
    const conversation = await openConversation(bakery.server.url, bot.id);
    expect(await say(conversation)).toMatchObject({ messages: [{}, {}] });
    await bakery.api.json("PATCH", `/bots/${bot.id}`, { leadForm: { required: true } });
    expect(await say(conversation)).toMatchObject({ messages: [{}, {}] });
    await bakery.api.publish(bot.id);
    expect(await say(conversation)).toMatchObject(REFUSED);
    const asked = await bakery.api.call("POST", `/bots/${bot.id}/chat`, { message: "Hello?" });
    expect(asked.status).toBe(200);
  });
});

describe("who asks for a person, over HTTP", () => {
  it("waits, and is found by the team's programs", async () => {
    const { id, token } = await openConversation(bakery.server.url, botId);
    const response = await post(`conversations/${id}/handover`, token);
    expect(await response.json()).toEqual({ state: "waiting" });
    const { items } = await bakery.api.json<{ items: { id: string }[] }>(
      "GET",
      "/conversations?state=waiting",
    );
    expect(items.map((item) => item.id)).toContain(id);
  });

  it("finds nothing at a bot that passes nobody on", async () => {
    const { id, token } = await openConversation(bakery.server.url, bakery.botId);
    expect((await post(`conversations/${id}/handover`, token)).status).toBe(404);
    expect((await post(`conversations/${id}/lead`, token, good)).status).toBe(404);
  });

  it("is told which method there is", async () => {
    const { id } = await openConversation(bakery.server.url, botId);
    for (const what of ["lead", "handover"])
      expect((await fetch(`${bakery.server.url}/api/widget/conversations/${id}/${what}`)).status).toBe(405);
  });
});
