import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as answers from "#app/features/rest/answer-schemas.ts";
import { untilRead } from "./api-client.ts";
import { makeBot, makeKnowingBot, SHOP, startWithPeople, type People } from "./rest-people.ts";

let people: People;
beforeAll(async () => {
  people = await startWithPeople();
});
afterAll(() => people.server.stop());

describe("bots", () => {
  it("are made by a name, read, changed and deleted", async () => {
    const made = await people.ana("POST", "/api/v1/bots", {
      name: "Café ☕",
      systemPrompt: "Be brief.",
      limits: { messagesPerMinute: 5 },
    });
    expect(made.status).toBe(201);
    const bot = answers.BotSchema.parse(made.json);
    expect(bot).toMatchObject({
      name: "Café ☕",
      systemPrompt: "Be brief.",
      status: "draft",
      liveVersion: null,
    });
    const unlimited = { botMessagesPerDay: null, usdPerDay: null, visitorUsdPerDay: null };
    expect(bot.limits).toEqual({ messagesPerMinute: 5, messagesPerDay: 200, ...unlimited });
    const changed = await people.ana("PATCH", `/api/v1/bots/${bot.id}`, {
      description: "For guests",
      look: { radius: 4 },
    });
    expect(changed.json).toMatchObject({
      name: "Café ☕",
      description: "For guests",
      look: { radius: 4, theme: "auto" },
    });
    expect((await people.ana("GET", `/api/v1/bots/${bot.id}`)).json).toEqual(changed.json);
    expect((await people.ana("DELETE", `/api/v1/bots/${bot.id}`)).status).toBe(204);
    expect((await people.ana("GET", `/api/v1/bots/${bot.id}`)).status).toBe(404);
  });

  it("are listed page by page, each once", async () => {
    const made = await Promise.all([
      makeBot(people.ana, "One"),
      makeBot(people.ana, "Two"),
      makeBot(people.ana, "Three"),
    ]);
    const seen: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const { json } = await people.ana(
        "GET",
        `/api/v1/bots?limit=2${cursor === "" ? "" : `&cursor=${cursor}`}`,
      );
      const page: { items: { id: string }[]; nextCursor: string | null } = answers.BotPageSchema.parse(json);
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map((bot) => bot.id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(expect.arrayContaining(made));
    expect(new Set(seen).size).toBe(seen.length);
  });

  it("are published in numbered versions, paused and resumed", async () => {
    const botId = await makeBot(people.ana);
    expect((await people.ana("POST", `/api/v1/bots/${botId}/pause`)).json).toMatchObject({
      status: 409,
      code: "BOT_NOT_LIVE",
    });
    const first = await people.ana("POST", `/api/v1/bots/${botId}/publish`);
    expect([first.status, first.json]).toEqual([201, { version: 1 }]);
    expect((await people.ana("POST", `/api/v1/bots/${botId}/publish`, { note: "Greeting" })).json).toEqual({
      version: 2,
    });
    expect((await people.ana("POST", `/api/v1/bots/${botId}/pause`)).json).toMatchObject({
      status: "paused",
      liveVersion: 2,
    });
    expect((await people.ana("POST", `/api/v1/bots/${botId}/resume`, {})).json).toMatchObject({
      status: "live",
    });
    const versions = answers.VersionPageSchema.parse(
      (await people.ana("GET", `/api/v1/bots/${botId}/versions?limit=1`)).json,
    );
    expect(versions.items).toMatchObject([{ number: 2, note: "Greeting", author: "ana", isLive: true }]);
    const rest = await people.ana("GET", `/api/v1/bots/${botId}/versions?cursor=${versions.nextCursor}`);
    expect(rest.json).toMatchObject({ items: [{ number: 1, isLive: false }], nextCursor: null });
  });

  it("are duplicated with their settings and sources", async () => {
    const { botId } = await makeKnowingBot(people.ana);
    const copy = await people.ana("POST", `/api/v1/bots/${botId}/duplicate`, { name: "Second shop" });
    expect(copy.status).toBe(201);
    expect(answers.BotSchema.parse(copy.json)).toMatchObject({ name: "Second shop", status: "draft" });
    const { json } = await people.ana("GET", `/api/v1/bots/${copy.json.id}/sources`);
    expect(json.items).toMatchObject([{ type: "text", title: "Shop" }]);
    await untilRead(people.ana, json.items[0].id);
    const found = await people.ana(
      "GET",
      `/api/v1/bots/${copy.json.id}/search?q=${encodeURIComponent("Can I return goods?")}`,
    );
    expect(found.json.items[0].text).toContain("30 days");
  });
});

describe("sources", () => {
  it("take text, pairs and files, and say how far they have been read", async () => {
    const botId = await makeBot(people.ana);
    const path = `/api/v1/bots/${botId}/sources`;
    const form = new FormData();
    form.set("file", new File([SHOP], "hours.md", { type: "text/markdown" }));
    const added = [
      await people.ana("POST", path, { type: "text", title: "Hours", text: SHOP }),
      await people.ana("POST", path, {
        type: "qa",
        items: [{ questions: ["Do you gift-wrap?"], answer: "Yes, for free." }],
      }),
      await people.ana("POST", path, form),
    ];
    for (const { status, json } of added) {
      expect(status).toBe(202);
      answers.SourceSchema.parse(json);
      expect(await untilRead(people.ana, json.id)).toMatchObject({ status: "ready", progress: 1 });
    }
    const list = answers.SourcePageSchema.parse((await people.ana("GET", `${path}?limit=2`)).json);
    expect(list.items.map((source) => source.type)).toEqual(["file", "qa"]);
    expect((await people.ana("GET", `${path}?cursor=${list.nextCursor}`)).json.items).toMatchObject([
      { type: "text", passages: 2 },
    ]);
  });

  it("show their passages, are read again and deleted", async () => {
    const { sourceId } = await makeKnowingBot(people.ana);
    const passages = answers.PassagePageSchema.parse(
      (await people.ana("GET", `/api/v1/sources/${sourceId}/passages?limit=1`)).json,
    );
    expect(passages.items[0]?.text).toContain("open from 9 to 18");
    const next = await people.ana(
      "GET",
      `/api/v1/sources/${sourceId}/passages?limit=1&cursor=${passages.nextCursor}`,
    );
    expect(next.json).toMatchObject({ items: [{ position: 1 }], nextCursor: null });
    const again = await people.ana("POST", `/api/v1/sources/${sourceId}/refresh`);
    expect(again.status).toBe(202);
    expect(await untilRead(people.ana, sourceId)).toMatchObject({ status: "ready", passages: 2 });
    expect((await people.ana("DELETE", `/api/v1/sources/${sourceId}`)).status).toBe(204);
    expect((await people.ana("GET", `/api/v1/sources/${sourceId}`)).json.code).toBe("NOT_FOUND");
  });

  it.each([
    [
      "a file of a kind that cannot be read",
      { file: new File(["\u0000\u0001"], "a.exe") },
      "file",
      "FILE_TYPE",
    ],
    ["an empty file", { file: new File([], "a.md") }, "file", "FILE_EMPTY"],
    ["a form without a file", { type: "file" }, "file", "REQUIRED"],
    [
      "a field that is not known",
      { file: new File(["x"], "a.md"), ownerId: "x" },
      "ownerId",
      "UNKNOWN_FIELD",
    ],
  ])("refuse %s", async (_what, fields, field, code) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    const answer = await people.ana("POST", `/api/v1/bots/${await makeBot(people.ana)}/sources`, form);
    expect(answer).toMatchObject({ status: 422, json: { code: "INVALID", errors: [{ field, code }] } });
  });
});

describe("searching", () => {
  it("finds in the draft, in the live version and in a numbered one", async () => {
    const { botId } = await makeKnowingBot(people.ana);
    const path = `/api/v1/bots/${botId}/search?q=${encodeURIComponent("when is the shop open")}`;
    const found = answers.FoundSchema.parse((await people.ana("GET", path)).json);
    expect(found.items[0]?.text).toContain("9 to 18");
    expect((await people.ana("GET", `${path}&version=live`)).json.code).toBe("BOT_NOT_LIVE");
    await people.ana("POST", `/api/v1/bots/${botId}/publish`);
    expect((await people.ana("GET", `${path}&version=live&limit=1`)).json.items).toHaveLength(1);
    expect((await people.ana("GET", `${path}&version=1`)).json.items[0].text).toContain("9 to 18");
    expect((await people.ana("GET", `${path}&version=7`)).status).toBe(404);
  });

  it.each([
    "",
    " ",
    "%",
    "_",
    "*",
    '"',
    "(",
    "-",
    "NEAR(",
    "a AND",
    "c++",
    "it's",
    "the of and",
    "(a+)+$",
    "x ".repeat(1_000),
  ])("answers %j with a list, never an error", async (q) => {
    const { botId } = await makeKnowingBot(people.ana);
    const answer = await people.ana("GET", `/api/v1/bots/${botId}/search?q=${encodeURIComponent(q)}`);
    expect(answer.status).toBe(200);
    answers.FoundSchema.parse(answer.json);
  });
});
