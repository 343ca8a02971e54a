import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as answers from "#app/features/rest/answer-schemas.ts";
import { startServer, type TestServer } from "#tests/setup/start-server.ts";
import { apiClient, problemOf, untilRead, type Call } from "./api-client.ts";

const TEXT =
  "# Opening hours\n\nThe shop is open from 9 to 18 on weekdays.\n\n# Returns\n\nGoods can be returned within 30 days with the receipt.\n";

let server: TestServer;
let ana: Call;
let stranger: Call;
let reader: Call;

beforeAll(async () => {
  server = await startServer({
    database: process.env.TEST_DATABASE === "postgresql" ? "postgresql" : "sqlite",
  });
  const [first, second] = [await server.createUser("ana"), await server.createUser("bob")];
  ana = apiClient(server.url, await server.createToken(first.email));
  stranger = apiClient(server.url, await server.createToken(second.email));
  reader = apiClient(server.url, await server.createToken(first.email, "bot:read"));
});
afterAll(() => server.stop());

const makeBot = async (name = "Shop"): Promise<string> =>
  (await ana("POST", "/api/v1/bots", { name })).json.id;

/** A bot that knows the text; what it knows has been read. */
async function makeKnowingBot(): Promise<{ botId: string; sourceId: string }> {
  const botId = await makeBot();
  const { json } = await ana("POST", `/api/v1/bots/${botId}/sources`, {
    type: "text",
    title: "Shop",
    text: TEXT,
  });
  await untilRead(ana, json.id);
  return { botId, sourceId: json.id };
}

describe("bots", () => {
  it("are made by a name, read, changed and deleted", async () => {
    const made = await ana("POST", "/api/v1/bots", {
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
    const changed = await ana("PATCH", `/api/v1/bots/${bot.id}`, {
      description: "For guests",
      look: { radius: 4 },
    });
    expect(changed.json).toMatchObject({
      name: "Café ☕",
      description: "For guests",
      look: { radius: 4, theme: "auto" },
    });
    expect((await ana("GET", `/api/v1/bots/${bot.id}`)).json).toEqual(changed.json);
    expect((await ana("DELETE", `/api/v1/bots/${bot.id}`)).status).toBe(204);
    expect((await ana("GET", `/api/v1/bots/${bot.id}`)).status).toBe(404);
  });

  it("are listed page by page, each once", async () => {
    const made = await Promise.all([makeBot("One"), makeBot("Two"), makeBot("Three")]);
    const seen: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const { json } = await ana("GET", `/api/v1/bots?limit=2${cursor === "" ? "" : `&cursor=${cursor}`}`);
      const page: { items: { id: string }[]; nextCursor: string | null } = answers.BotPageSchema.parse(json);
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map((bot) => bot.id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(expect.arrayContaining(made));
    expect(new Set(seen).size).toBe(seen.length);
  });

  it("are published in numbered versions, paused and resumed", async () => {
    const botId = await makeBot();
    expect((await ana("POST", `/api/v1/bots/${botId}/pause`)).json).toMatchObject({
      status: 409,
      code: "BOT_NOT_LIVE",
    });
    const first = await ana("POST", `/api/v1/bots/${botId}/publish`);
    expect([first.status, first.json]).toEqual([201, { version: 1 }]);
    expect((await ana("POST", `/api/v1/bots/${botId}/publish`, { note: "Greeting" })).json).toEqual({
      version: 2,
    });
    expect((await ana("POST", `/api/v1/bots/${botId}/pause`)).json).toMatchObject({
      status: "paused",
      liveVersion: 2,
    });
    expect((await ana("POST", `/api/v1/bots/${botId}/resume`, {})).json).toMatchObject({ status: "live" });
    const versions = answers.VersionPageSchema.parse(
      (await ana("GET", `/api/v1/bots/${botId}/versions?limit=1`)).json,
    );
    expect(versions.items).toMatchObject([{ number: 2, note: "Greeting", author: "ana", isLive: true }]);
    const rest = await ana("GET", `/api/v1/bots/${botId}/versions?cursor=${versions.nextCursor}`);
    expect(rest.json).toMatchObject({ items: [{ number: 1, isLive: false }], nextCursor: null });
  });

  it("are duplicated with their settings and sources", async () => {
    const { botId } = await makeKnowingBot();
    const copy = await ana("POST", `/api/v1/bots/${botId}/duplicate`, { name: "Second shop" });
    expect(copy.status).toBe(201);
    expect(answers.BotSchema.parse(copy.json)).toMatchObject({ name: "Second shop", status: "draft" });
    const { json } = await ana("GET", `/api/v1/bots/${copy.json.id}/sources`);
    expect(json.items).toMatchObject([{ type: "text", title: "Shop" }]);
    await untilRead(ana, json.items[0].id);
    const found = await ana(
      "GET",
      `/api/v1/bots/${copy.json.id}/search?q=${encodeURIComponent("Can I return goods?")}`,
    );
    expect(found.json.items[0].text).toContain("30 days");
  });
});

describe("sources", () => {
  it("take text, pairs and files, and say how far they have been read", async () => {
    const botId = await makeBot();
    const path = `/api/v1/bots/${botId}/sources`;
    const form = new FormData();
    form.set("file", new File([TEXT], "hours.md", { type: "text/markdown" }));
    const added = [
      await ana("POST", path, { type: "text", title: "Hours", text: TEXT }),
      await ana("POST", path, {
        type: "qa",
        items: [{ questions: ["Do you gift-wrap?"], answer: "Yes, for free." }],
      }),
      await ana("POST", path, form),
    ];
    for (const { status, json } of added) {
      expect(status).toBe(202);
      answers.SourceSchema.parse(json);
      expect(await untilRead(ana, json.id)).toMatchObject({ status: "ready", progress: 1 });
    }
    const list = answers.SourcePageSchema.parse((await ana("GET", `${path}?limit=2`)).json);
    expect(list.items.map((source) => source.type)).toEqual(["file", "qa"]);
    expect((await ana("GET", `${path}?cursor=${list.nextCursor}`)).json.items).toMatchObject([
      { type: "text", passages: 2 },
    ]);
  });

  it("show their passages, are read again and deleted", async () => {
    const { sourceId } = await makeKnowingBot();
    const passages = answers.PassagePageSchema.parse(
      (await ana("GET", `/api/v1/sources/${sourceId}/passages?limit=1`)).json,
    );
    expect(passages.items[0]?.text).toContain("open from 9 to 18");
    const next = await ana(
      "GET",
      `/api/v1/sources/${sourceId}/passages?limit=1&cursor=${passages.nextCursor}`,
    );
    expect(next.json).toMatchObject({ items: [{ position: 1 }], nextCursor: null });
    const again = await ana("POST", `/api/v1/sources/${sourceId}/refresh`);
    expect(again.status).toBe(202);
    expect(await untilRead(ana, sourceId)).toMatchObject({ status: "ready", passages: 2 });
    expect((await ana("DELETE", `/api/v1/sources/${sourceId}`)).status).toBe(204);
    expect((await ana("GET", `/api/v1/sources/${sourceId}`)).json.code).toBe("NOT_FOUND");
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
    const answer = await ana("POST", `/api/v1/bots/${await makeBot()}/sources`, form);
    expect(answer).toMatchObject({ status: 422, json: { code: "INVALID", errors: [{ field, code }] } });
  });
});

describe("searching", () => {
  it("finds in the draft, in the live version and in a numbered one", async () => {
    const { botId } = await makeKnowingBot();
    const path = `/api/v1/bots/${botId}/search?q=${encodeURIComponent("when is the shop open")}`;
    const found = answers.FoundSchema.parse((await ana("GET", path)).json);
    expect(found.items[0]?.text).toContain("9 to 18");
    expect((await ana("GET", `${path}&version=live`)).json.code).toBe("BOT_NOT_LIVE");
    await ana("POST", `/api/v1/bots/${botId}/publish`);
    expect((await ana("GET", `${path}&version=live&limit=1`)).json.items).toHaveLength(1);
    expect((await ana("GET", `${path}&version=1`)).json.items[0].text).toContain("9 to 18");
    expect((await ana("GET", `${path}&version=7`)).status).toBe(404);
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
    const { botId } = await knowing();
    const answer = await ana("GET", `/api/v1/bots/${botId}/search?q=${encodeURIComponent(q)}`);
    expect(answer.status).toBe(200);
    answers.FoundSchema.parse(answer.json);
  });
});

let known: Promise<{ botId: string; sourceId: string }> | undefined;
const knowing = () => (known ??= makeKnowingBot());

describe("chatting", () => {
  it("answers from the knowledge with a citation, without any key", async () => {
    const { botId } = await knowing();
    const answer = await ana("POST", `/api/v1/bots/${botId}/chat`, {
      message: "Within how many days can goods be returned?",
    });
    expect(answer.status).toBe(200);
    const { conversationId, message } = answers.ChatAnswerSchema.parse(answer.json);
    expect(message).toMatchObject({ kind: "quoted", provider: "builtin", usage: null, costUsd: 0 });
    expect(message?.text).toContain("30 days");
    expect(message?.citations[0]?.text).toContain("30 days");
    const next = await ana("POST", `/api/v1/bots/${botId}/chat`, {
      message: "And when are you open?",
      conversationId,
    });
    expect(next.json.conversationId).toBe(conversationId);
    const stored = answers.ConversationWithMessagesSchema.parse(
      (await ana("GET", `/api/v1/conversations/${conversationId}`)).json,
    );
    expect(stored).toMatchObject({ botId, channel: "api", version: "draft", visitor: null, lastSeq: 4 });
    expect(stored.messages.map(({ role, seq }) => [role, seq])).toEqual([
      ["visitor", 1],
      ["bot", 2],
      ["visitor", 3],
      ["bot", 4],
    ]);
    const page = await ana("GET", `/api/v1/conversations/${conversationId}/messages?limit=3`);
    expect(answers.MessagePageSchema.parse(page.json).nextCursor).toBe("3");
    expect(
      (await ana("GET", `/api/v1/conversations/${conversationId}/messages?cursor=3`)).json,
    ).toMatchObject({ items: [{ seq: 4 }], nextCursor: null });
  });

  it("streams events whose ids grow, and names the conversation in a header", async () => {
    const { botId } = await knowing();
    const answer = await ana(
      "POST",
      `/api/v1/bots/${botId}/chat`,
      { message: "When is the shop open?" },
      { accept: "text/event-stream" },
    );
    expect(answer.headers.get("content-type")).toMatch(/^text\/event-stream/);
    const names = [...answer.text.matchAll(/^event: (\w+)$/gm)].map((match) => match[1]);
    expect(names[0]).toBe("accepted");
    expect(names).toContain("delta");
    expect(names.at(-1)).toBe("done");
    const ids = [...answer.text.matchAll(/^id: (\d+)$/gm)].map((match) => Number(match[1]));
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    const id = answer.headers.get("x-conversation-id");
    expect((await ana("GET", `/api/v1/conversations/${id}`)).json.messages[1].text).toContain("9 to 18");
  });

  it("gives one turn for one Idempotency-Key, streamed or not", async () => {
    const { botId } = await knowing();
    const ask = (key: string, message: string, accept: string) =>
      ana("POST", `/api/v1/bots/${botId}/chat`, { message }, { "idempotency-key": key, accept });
    const first = await ask("k-json", "When is the shop open?", "application/json");
    const second = await ask("k-json", "When is the shop open?", "application/json");
    expect(second.text).toBe(first.text);
    expect(second.headers.get("idempotent-replayed")).toBe("true");
    expect((await ask("k-json", "Something else", "application/json")).json.code).toBe("KEY_REUSED");
    const streamed = await ask("k-sse", "When is the shop open?", "text/event-stream");
    const again = await ask("k-sse", "When is the shop open?", "text/event-stream");
    const id = streamed.headers.get("x-conversation-id");
    expect(again.headers.get("x-conversation-id")).toBe(id);
    expect((await ana("GET", `/api/v1/conversations/${id}`)).json.messages).toHaveLength(2);
    expect((await ask("k-sse", "Something else", "text/event-stream")).json.code).toBe("KEY_REUSED");
  });

  it("asks the live version by default and says when there is none to ask", async () => {
    const { botId } = await makeKnowingBot();
    const chat = (body: object) =>
      ana("POST", `/api/v1/bots/${botId}/chat`, { message: "When is the shop open?", ...body });
    expect((await chat({ version: "live" })).json.code).toBe("BOT_NOT_LIVE");
    await ana("POST", `/api/v1/bots/${botId}/publish`);
    expect((await chat({ version: 1 })).status).toBe(200);
    expect((await chat({ version: 2 })).status).toBe(404);
    await ana("POST", `/api/v1/bots/${botId}/pause`);
    expect((await chat({})).json.code).toBe("BOT_NOT_LIVE");
    expect((await chat({ version: "draft" })).status).toBe(200);
  });

  it("does not go on with another bot's conversation", async () => {
    const [one, other] = [await knowing(), await makeBot()];
    const begun = await ana("POST", `/api/v1/bots/${one.botId}/chat`, { message: "Hello" });
    const answer = await ana("POST", `/api/v1/bots/${other}/chat`, {
      message: "Hello",
      conversationId: begun.json.conversationId,
    });
    expect(answer.json.code).toBe("NOT_FOUND");
  });
});

describe("conversations", () => {
  it("are found by bot, channel, time and text", async () => {
    const { botId } = await makeKnowingBot();
    const { json } = await ana("POST", `/api/v1/bots/${botId}/chat`, {
      message: "Is the Zanzibar lamp in stock?",
    });
    const ids = async (query: string) => {
      const answer = await ana("GET", `/api/v1/conversations?${query}`);
      return answers.ConversationPageSchema.parse(answer.json).items.map((item) => item.id);
    };
    expect(await ids(`botId=${botId}`)).toEqual([json.conversationId]);
    expect(await ids("q=zanzibar")).toEqual([json.conversationId]);
    expect(await ids(`botId=${botId}&channel=widget`)).toEqual([]);
    expect(await ids(`botId=${botId}&state=bot&channel=api&from=2020-01-01`)).toEqual([json.conversationId]);
    expect(await ids(`botId=${botId}&to=2020-01-01`)).toEqual([]);
    expect(await ids(`botId=${botId}&feedback=up`)).toEqual([]);
    expect(await ids(`limit=1`)).toHaveLength(1);
  });
});

describe("providers", () => {
  it("are not stored when they do not answer, and never list a key", async () => {
    const body = {
      kind: "openai",
      name: "Nowhere",
      baseUrl: "http://127.0.0.1:9/v1",
      apiKey: "sk-1234567890123456",
    };
    const refused = await ana("POST", "/api/v1/providers", body);
    expect(refused).toMatchObject({
      status: 422,
      json: { code: "PROVIDER_REFUSED", errors: [{ field: "apiKey" }] },
    });
    expect(refused.text).not.toContain(body.apiKey);
    expect(answers.ProviderPageSchema.parse((await ana("GET", "/api/v1/providers")).json).items).toEqual([]);
  });
});

describe("an Idempotency-Key", () => {
  it("makes one bot of two equal requests, also at the same moment", async () => {
    const name = "Once only";
    const both = await Promise.all(
      [1, 2].map(() => ana("POST", "/api/v1/bots", { name }, { "idempotency-key": "once" })),
    );
    for (const { status, json } of both) expect(status === 201 || json.code === "IN_PROGRESS").toBe(true);
    const later = await ana("POST", "/api/v1/bots", { name }, { "idempotency-key": "once" });
    expect([later.status, later.headers.get("idempotent-replayed")]).toEqual([201, "true"]);
    const { json } = await ana("GET", "/api/v1/bots?limit=100");
    expect(json.items.filter((bot: { name: string }) => bot.name === name)).toHaveLength(1);
  });

  it("tells two files apart that are sent under one key", async () => {
    const path = `/api/v1/bots/${await makeBot()}/sources`;
    const send = (text: string) => {
      const form = new FormData();
      form.set("file", new File([text], "a.md"));
      return ana("POST", path, form, { "idempotency-key": "file" });
    };
    expect((await send("# One")).status).toBe(202);
    expect((await send("# One")).headers.get("idempotent-replayed")).toBe("true");
    expect((await send("# Two")).json.code).toBe("KEY_REUSED");
  });
});

/** Every call that names an object, with a body that would be right. */
const CALLS: [method: string, path: string, body?: object][] = [
  ["GET", "/api/v1/bots/BOT"],
  ["PATCH", "/api/v1/bots/BOT", { name: "Mine now" }],
  ["DELETE", "/api/v1/bots/BOT"],
  ["POST", "/api/v1/bots/BOT/publish"],
  ["POST", "/api/v1/bots/BOT/pause"],
  ["POST", "/api/v1/bots/BOT/resume"],
  ["POST", "/api/v1/bots/BOT/duplicate"],
  ["GET", "/api/v1/bots/BOT/versions"],
  ["GET", "/api/v1/bots/BOT/sources"],
  ["POST", "/api/v1/bots/BOT/sources", { type: "text", title: "x", text: "x" }],
  ["GET", "/api/v1/bots/BOT/search?q=shop"],
  ["GET", "/api/v1/bots/BOT/search?q=shop&version=live"],
  ["POST", "/api/v1/bots/BOT/chat", { message: "Hello" }],
  ["POST", "/api/v1/bots/BOT/chat", { message: "Hello", version: "live" }],
  ["GET", "/api/v1/sources/SOURCE"],
  ["DELETE", "/api/v1/sources/SOURCE"],
  ["POST", "/api/v1/sources/SOURCE/refresh"],
  ["GET", "/api/v1/sources/SOURCE/passages"],
  ["GET", "/api/v1/conversations/CONVERSATION"],
  ["GET", "/api/v1/conversations/CONVERSATION/messages"],
  ["DELETE", "/api/v1/providers/BOT"],
];

describe("who may", () => {
  let ids: Record<string, string>;
  beforeAll(async () => {
    const { botId, sourceId } = await makeKnowingBot();
    await ana("POST", `/api/v1/bots/${botId}/publish`);
    const { json } = await ana("POST", `/api/v1/bots/${botId}/chat`, { message: "Hello" });
    ids = { BOT: botId, SOURCE: sourceId, CONVERSATION: json.conversationId };
  });
  const fill = (path: string, of: Record<string, string>) =>
    path.replace(/BOT|SOURCE|CONVERSATION/, (name) => of[name] ?? "");
  const nothing = { BOT: "a".repeat(26), SOURCE: "b".repeat(26), CONVERSATION: "c".repeat(26) };

  it.each(CALLS)("%s %s of another workspace answers as if it were not there", async (method, path, body) => {
    const theirs = await stranger(method, fill(path, ids), body);
    const none = await stranger(method, fill(path, nothing), body);
    expect(theirs.status).toBe(404);
    expect(problemOf(theirs)).toEqual(problemOf(none));
  });

  it("left everything as it was", async () => {
    expect((await ana("GET", `/api/v1/bots/${ids.BOT}`)).json).toMatchObject({
      name: "Shop",
      status: "live",
      liveVersion: 1,
    });
    expect((await ana("GET", `/api/v1/sources/${ids.SOURCE}`)).json).toMatchObject({ status: "ready" });
  });

  it("shows a stranger empty lists", async () => {
    for (const list of ["bots", "conversations", "providers"])
      expect((await stranger("GET", `/api/v1/${list}`)).json.items).toEqual([]);
    expect((await stranger("GET", `/api/v1/conversations?botId=${ids.BOT}`)).json.items).toEqual([]);
  });

  it.each(CALLS.filter(([method]) => method !== "GET"))(
    "%s %s needs more than the right to read",
    async (method, path, body) => {
      const answer = await reader(method, fill(path, ids), body);
      expect(answer).toMatchObject({ status: 403, json: { code: "FORBIDDEN" } });
    },
  );

  it.each(["/api/v1/conversations", `/api/v1/conversations/${"c".repeat(26)}`])(
    "GET %s needs the right to read conversations",
    async (path) => {
      expect((await reader("GET", path)).status).toBe(403);
      expect((await reader("POST", "/api/v1/bots", { name: "x" })).status).toBe(403);
    },
  );

  it.each([null, "cbf_x", `cbf_${"a".repeat(26)}_${"A".repeat(43)}`, "%00"])(
    "the token %s opens nothing",
    async (token) => {
      for (const [method, path, body] of [...CALLS, ["GET", "/api/v1/bots"] as const]) {
        const answer = await apiClient(server.url, token)(method, fill(path, ids), body);
        expect(answer).toMatchObject({ status: 401 });
        expect(answer.headers.get("www-authenticate")).toBe("Bearer");
      }
    },
  );
});
