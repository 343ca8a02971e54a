import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as answers from "#app/features/rest/answer-schemas.ts";
import { untilRead } from "./api-client.ts";
import { startWithPeople, teach, type People } from "./rest-people.ts";

const HOURS = "# Opening hours\n\nThe shop is open from 9 to 18 on weekdays.\n";
const RETURNS = "# Returns\n\nGoods can be returned within 30 days with the receipt.\n";
const QUESTION = "When is the shop open?";

let people: People;
let botId: string;
let hours: string;
let returns: string;

beforeAll(async () => {
  people = await startWithPeople();
  botId = (
    await people.ana("POST", "/api/v1/bots", {
      name: "Shop",
      systemPrompt: "Speak politely for the small shop.",
    })
  ).json.id;
  hours = await teach(people.ana, botId, "Hours", HOURS);
  await people.ana("POST", `/api/v1/bots/${botId}/publish`, { note: "First" });
  await people.ana("PATCH", `/api/v1/bots/${botId}`, {
    systemPrompt: "Speak politely for the large shop.",
    temperature: 0.7,
  });
  returns = await teach(people.ana, botId, "Returns", RETURNS);
  await people.ana("DELETE", `/api/v1/sources/${hours}`);
  await people.ana("POST", `/api/v1/bots/${botId}/publish`);
});
afterAll(() => people.server.stop());

async function answerOf(version: "draft" | "live" | number) {
  const { json } = await people.ana("POST", `/api/v1/bots/${botId}/chat`, { message: QUESTION, version });
  const { text, kind, citations } = json.message;
  return { text, kind, cited: citations.map((each: { sourceId: string }) => each.sourceId) };
}

const at = (rest: string) => `/api/v1/bots/${botId}/versions${rest}`;

describe("versions", () => {
  it("are listed, the newest first, page by page", async () => {
    const { json } = await people.ana("GET", at(""));
    const { items } = answers.VersionPageSchema.parse(json);
    expect(items).toMatchObject([
      { number: 2, isLive: true, note: "", sources: 1, author: "ana" },
      { number: 1, isLive: false, note: "First", sources: 1 },
    ]);
    const page = await people.ana("GET", at("?limit=1"));
    expect(page.json.items).toHaveLength(1);
    const next = await people.ana("GET", at(`?limit=1&cursor=${page.json.nextCursor}`));
    expect(next.json.items).toMatchObject([{ number: 1 }]);
  });

  it("are compared with each other, with the live one and with the draft", async () => {
    const { json } = await people.ana("GET", at("/1/diff?against=2"));
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
    expect((await people.ana("GET", at("/1/diff?against=live"))).json.settings).toHaveLength(2);
    expect((await people.ana("GET", at("/2/diff?against=draft"))).json).toMatchObject({
      settings: [],
      knowledge: [],
    });
  });

  it("that are not there, or not mine, are not found, and readers change nothing", async () => {
    for (const path of ["/7/diff?against=1", "/1/diff?against=7", "/0/diff?against=1", "/x/diff?against=1"])
      expect((await people.ana("GET", at(path))).status).toBe(404);
    expect((await people.ana("POST", at("/7/restore"))).status).toBe(404);
    for (const path of ["", "/1/diff?against=2"])
      expect((await people.stranger("GET", at(path))).json).toMatchObject({ status: 404, code: "NOT_FOUND" });
    expect((await people.stranger("POST", at("/1/restore"))).status).toBe(404);
    expect((await people.reader("POST", at("/1/restore"))).json).toMatchObject({
      status: 403,
      code: "FORBIDDEN",
    });
  });
});

describe("a restored version", () => {
  it("answers as the version did, with its knowledge, and visitors notice nothing", async () => {
    const first = await answerOf(1);
    expect(first).toMatchObject({ kind: "quoted", cited: [hours] });
    expect(first.text).toContain("9 to 18");
    expect(await answerOf("draft")).not.toEqual(first);
    const live = await answerOf("live");

    const { status, json } = await people.ana("POST", at("/1/restore"));
    expect(status).toBe(200);
    expect(answers.BotSchema.parse(json)).toMatchObject({
      systemPrompt: "Speak politely for the small shop.",
      temperature: 0.2,
      liveVersion: 2,
    });
    expect(await answerOf("draft")).toEqual(first);
    expect(await answerOf("live")).toEqual(live);
    expect((await people.ana("GET", `/api/v1/sources/${returns}`)).status).toBe(404);

    await people.ana("POST", `/api/v1/sources/${hours}/refresh`);
    await untilRead(people.ana, hours);
    expect(await answerOf("draft")).toEqual(first);
    expect((await people.ana("POST", `/api/v1/bots/${botId}/publish`)).json.version).toBe(3);
    expect(await answerOf("live")).toEqual(first);
  });
});
