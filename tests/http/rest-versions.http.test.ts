import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as answers from "#app/features/rest/answer-schemas.ts";
import { startServer, type TestServer } from "#tests/setup/start-server.ts";
import { apiClient, untilRead, type Call } from "./api-client.ts";

const HOURS = "# Opening hours\n\nThe shop is open from 9 to 18 on weekdays.\n";
const RETURNS = "# Returns\n\nGoods can be returned within 30 days with the receipt.\n";
const QUESTION = "When is the shop open?";

let server: TestServer;
let ana: Call;
let stranger: Call;
let reader: Call;
let botId: string;
let hours: string;
let returns: string;

beforeAll(async () => {
  server = await startServer({
    database: process.env.TEST_DATABASE === "postgresql" ? "postgresql" : "sqlite",
  });
  const [first, second] = [await server.createUser("ana"), await server.createUser("bob")];
  ana = apiClient(server.url, await server.createToken(first.email));
  stranger = apiClient(server.url, await server.createToken(second.email));
  reader = apiClient(server.url, await server.createToken(first.email, "bot:read"));
  botId = (
    await ana("POST", "/api/v1/bots", { name: "Shop", systemPrompt: "Speak politely for the small shop." })
  ).json.id;
  hours = await addText("Hours", HOURS);
  await ana("POST", `/api/v1/bots/${botId}/publish`, { note: "First" });
  await ana("PATCH", `/api/v1/bots/${botId}`, {
    systemPrompt: "Speak politely for the large shop.",
    temperature: 0.7,
  });
  returns = await addText("Returns", RETURNS);
  await ana("DELETE", `/api/v1/sources/${hours}`);
  await ana("POST", `/api/v1/bots/${botId}/publish`);
});
afterAll(() => server.stop());

async function addText(title: string, text: string): Promise<string> {
  const { json } = await ana("POST", `/api/v1/bots/${botId}/sources`, { type: "text", title, text });
  await untilRead(ana, json.id);
  return json.id;
}

async function answerOf(version: "draft" | "live" | number) {
  const { json } = await ana("POST", `/api/v1/bots/${botId}/chat`, { message: QUESTION, version });
  const { text, kind, citations } = json.message;
  return { text, kind, cited: citations.map((each: { sourceId: string }) => each.sourceId) };
}

const at = (rest: string) => `/api/v1/bots/${botId}/versions${rest}`;

describe("versions", () => {
  it("are listed, the newest first, page by page", async () => {
    const { json } = await ana("GET", at(""));
    const { items } = answers.VersionPageSchema.parse(json);
    expect(items).toMatchObject([
      { number: 2, isLive: true, note: "", sources: 1, author: "ana" },
      { number: 1, isLive: false, note: "First", sources: 1 },
    ]);
    const page = await ana("GET", at("?limit=1"));
    expect(page.json.items).toHaveLength(1);
    const next = await ana("GET", at(`?limit=1&cursor=${page.json.nextCursor}`));
    expect(next.json.items).toMatchObject([{ number: 1 }]);
  });

  it("are compared with each other, with the live one and with the draft", async () => {
    const { json } = await ana("GET", at("/1/diff?against=2"));
    const { settings, knowledge } = answers.VersionDiffSchema.parse(json);
    expect(settings.map(({ path }) => path)).toEqual(["systemPrompt", "temperature"]);
    expect(settings[0]?.words).toEqual([
      { kind: "same", text: "Speak politely for the " },
      { kind: "removed", text: "small" },
      { kind: "added", text: "large" },
      { kind: "same", text: " shop." },
    ]);
    expect(knowledge.map(({ kind, title }) => [kind, title])).toEqual([
      ["added", "Returns"],
      ["removed", "Hours"],
    ]);
    expect((await ana("GET", at("/1/diff?against=live"))).json.settings).toHaveLength(2);
    expect((await ana("GET", at("/2/diff?against=draft"))).json).toMatchObject({
      settings: [],
      knowledge: [],
    });
  });

  it("that are not there, or not mine, are not found, and readers change nothing", async () => {
    for (const path of ["/7/diff?against=1", "/1/diff?against=7", "/0/diff?against=1", "/x/diff?against=1"])
      expect((await ana("GET", at(path))).status).toBe(404);
    expect((await ana("POST", at("/7/restore"))).status).toBe(404);
    for (const path of ["", "/1/diff?against=2"])
      expect((await stranger("GET", at(path))).json).toMatchObject({ status: 404, code: "NOT_FOUND" });
    expect((await stranger("POST", at("/1/restore"))).status).toBe(404);
    expect((await reader("POST", at("/1/restore"))).json).toMatchObject({ status: 403, code: "FORBIDDEN" });
  });
});

describe("a restored version", () => {
  it("answers as the version did, with its knowledge, and visitors notice nothing", async () => {
    const first = await answerOf(1);
    expect(first).toMatchObject({ kind: "quoted", cited: [hours] });
    expect(first.text).toContain("9 to 18");
    expect(await answerOf("draft")).not.toEqual(first);
    const live = await answerOf("live");

    const { status, json } = await ana("POST", at("/1/restore"));
    expect(status).toBe(200);
    expect(answers.BotSchema.parse(json)).toMatchObject({
      systemPrompt: "Speak politely for the small shop.",
      temperature: 0.2,
      liveVersion: 2,
    });
    expect(await answerOf("draft")).toEqual(first);
    expect(await answerOf("live")).toEqual(live);
    expect((await ana("GET", `/api/v1/sources/${returns}`)).status).toBe(404);

    await ana("POST", `/api/v1/sources/${hours}/refresh`);
    await untilRead(ana, hours);
    expect(await answerOf("draft")).toEqual(first);
    expect((await ana("POST", `/api/v1/bots/${botId}/publish`)).json.version).toBe(3);
    expect(await answerOf("live")).toEqual(first);
  });
});
