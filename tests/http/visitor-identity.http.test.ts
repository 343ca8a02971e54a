import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BAKERY } from "#tests/factories/bakery.ts";
import { openConversation, restClient } from "#tests/factories/rest-client.ts";
import { startServer, type TestServer } from "#tests/setup/start-server.ts";

let server: TestServer;
let botId: string;

beforeAll(async () => {
  server = await startServer({
    database: process.env.TEST_DATABASE === "postgresql" ? "postgresql" : "sqlite",
  });
  const owner = await server.createUser("owner");
  const api = restClient(server.url, await server.createToken(owner.email));
  botId = (await api.createBot({ name: "Bakery" })).id;
  await api.addText(botId, "Bakery", BAKERY);
  await api.publish(botId);
});

afterAll(() => server?.stop());

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/api/widget/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
const wide = Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`key ${index}`, "x"]));

describe("what a page says about its visitor", () => {
  it.each([
    ["identity", { identity: {} }, "identity.id"],
    ["identity", { identity: { id: { not: "" } } }, "identity.id"],
    ["identity", { identity: { id: "" } }, "identity.id"],
    ["identity", { identity: { id: "u\u0000" } }, "identity.id"],
    ["identity", { identity: { id: "x".repeat(201) } }, "identity.id"],
    ["identity", { identity: { id: "u", hash: ["x"] } }, "identity.hash"],
    ["identity", { identity: { id: "u", isVerified: true } }, "identity.isVerified"],
    ["identity", { visitor: { email: "no address" } }, "visitor.email"],
    ["identity", { isVerified: true }, "isVerified"],
    ["conversations", { identity: "u-1" }, "identity"],
    ["conversations", { context: [] }, "context"],
    ["conversations", { context: { plan: "x".repeat(201) } }, "context.plan"],
    ["conversations", { context: { plan: { deep: 1 } } }, "context.plan"],
    ["conversations", { context: { plan: "a\u0007" } }, "context.plan"],
    ["conversations", { context: wide }, "context"],
    ["tickets", {}, "frame"],
    ["tickets", { frame: 1 }, "frame"],
  ])("is refused with the field's name: %s %j", async (path, body, field) => {
    const response = await post(`bots/${botId}/${path}`, body);
    expect(response.status).toBe(422);
    const problem = (await response.json()) as { errors: { field: string; message: string }[] };
    expect(problem.errors.map((error) => error.field)).toContain(field);
    expect(problem.errors[0]?.message).toBeTruthy();
  });

  it("needs no account, and a wrong or missing signature is no error", async () => {
    const response = await post(`bots/${botId}/identity`, { identity: { id: "u-1", hash: "💥" } });
    expect([response.status, await response.json()]).toEqual([200, { isVerified: false }]);
  });

  it("is told about a conversation only by whoever holds its secret", async () => {
    const mine = await openConversation(server.url, botId);
    const theirs = await openConversation(server.url, botId);
    const say = (token: string, context: unknown) =>
      post(`conversations/${mine.id}/context`, { context }, { authorization: `Bearer ${token}` });
    expect((await say(mine.token, { plan: "Pro", seats: 3, isNew: true })).status).toBe(204);
    expect((await say(theirs.token, { plan: "Mine" })).status).toBe(404);
    expect((await post(`conversations/${mine.id}/context`, { context: {} })).status).toBe(401);
    expect((await say(mine.token, wide)).status).toBe(422);
  });

  it("is refused in the visitor's language", async () => {
    const response = await post(
      `bots/${botId}/conversations`,
      { channel: "embed" },
      { "accept-language": "es-MX,es;q=0.9" },
    );
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({
      code: "TICKET_INVALID",
      detail: expect.stringContaining("Vuelve a cargar la página"),
    });
  });

  it.each(["identity", "tickets"])("is sent by POST: %s", async (path) => {
    const response = await fetch(`${server.url}/api/widget/bots/${botId}/${path}`);
    expect([response.status, response.headers.get("allow")]).toEqual([405, "POST"]);
  });

  it("is not asked of a bot that is not there", async () => {
    const nowhere = "a".repeat(26);
    expect((await post(`bots/${nowhere}/identity`, {})).status).toBe(404);
    expect((await fetch(`${server.url}/api/widget/bots/${nowhere}/availability`)).status).toBe(404);
  });
});
