import { randomUUID } from "node:crypto";
import { createClient } from "@libsql/client";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openConversation } from "#tests/factories/rest-client.ts";
import { signIn, type SignedIn } from "./signed-in.ts";
import { closeBakery, openBakery, type VisitedBakery } from "./visited-bakery.ts";

const STARTS_PER_HOUR = 20;

let bakery: VisitedBakery;
let owner: SignedIn;
let viewer: SignedIn;
let workspace = "";
let bot = "";

/** No screen gives a role yet, so the row is written by hand. */
async function makeViewer(email: string, workspaceId: string): Promise<void> {
  const sql = `INSERT INTO "Membership" ("workspaceId", "userId", "role") SELECT '${workspaceId}', "id", 'viewer' FROM "User" WHERE "email" = '${email}'`;
  const { databaseUrl } = bakery.server;
  if (databaseUrl.startsWith("file:")) {
    const client = createClient({ url: databaseUrl });
    await client.execute(sql);
    return client.close();
  }
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(sql);
  await client.end();
}

beforeAll(async () => {
  bakery = await openBakery();
  const { server, botId } = bakery;
  owner = await signIn(server, { email: "owner@example.org", password: "owner has a long one" });
  workspace = ((await owner.get("/app")).headers.get("location") ?? "").replace(/\/bots$/, "");
  bot = `${workspace}/bots/${botId}`;
  const guest = await server.createUser("guest");
  await makeViewer(guest.email, workspace.split("/").at(-1) ?? "");
  viewer = await signIn(server, guest);
  const visit = await openConversation(server.url, botId);
  await visit.ask("When do you open?", randomUUID());
});
afterAll(async () => closeBakery(bakery));

describe("who may only look", () => {
  it("sees the bot and its replays", async () => {
    expect((await viewer.get(`${bot}/identity`)).status).toBe(200);
    expect((await viewer.get(`${bot}/tests/replay`)).status).toBe(200);
  });

  it.each([
    ["a replay", "/tests/replay", { intent: "start", size: "10" }],
    ["the end of a replay", "/tests/replay", { intent: "cancel" }],
    ["a comparison", "/compare", { intent: "ask", question: "Why?", left: "draft", right: "version.1" }],
    ["to put the first steps away", "/identity", { intent: "dismissChecklist" }],
    ["a version", "/publish", { intent: "publish", note: "" }],
  ])("is refused %s", async (_what, place, form) => {
    expect((await viewer.post(`${bot}${place}`, form)).status).toBe(403);
  });

  it("has started nothing, where an owner does", async () => {
    const replay = async () => (await owner.get(`${bot}/tests/replay/feed`)).json();
    expect(await replay()).toBeNull();
    expect((await owner.post(`${bot}/tests/replay`, { intent: "start", size: "10" })).status).toBe(200);
    expect(await replay()).toMatchObject({ total: 1 });
  });
});

describe("starting from a website", () => {
  it(`is had ${STARTS_PER_HOUR} times an hour by each person, whether the site could be read or not`, async () => {
    const start = (who: SignedIn) =>
      who.post(`${workspace}/bots/new/address`, { intent: "read", url: "http://127.0.0.1:9/" });
    for (let turn = 0; turn < STARTS_PER_HOUR; turn += 1) expect((await start(owner)).status).toBe(422);
    const refused = await start(owner);
    expect(refused.status).toBe(429);
    expect(await refused.text()).toContain("Too many attempts.");
    const unread = { intent: "unread", url: "http://127.0.0.1:9/" };
    expect((await owner.post(`${workspace}/bots/new/address`, unread)).status).toBe(429);

    const other = await signIn(bakery.server, await bakery.server.createUser("other"));
    const list = (await other.get("/app")).headers.get("location") ?? "";
    const first = await other.post(`${list}/new/address`, { intent: "read", url: "http://127.0.0.1:9/" });
    expect(first.status).toBe(422);
  });
});
