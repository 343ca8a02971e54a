import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as answers from "#app/features/rest/answer-schemas.ts";
import { makeBot, makeKnowingBot, startWithPeople, type People } from "./rest-people.ts";

let people: People;
beforeAll(async () => {
  people = await startWithPeople();
});
afterAll(() => people.server.stop());

let known: Promise<{ botId: string; sourceId: string }> | undefined;
const knowing = () => (known ??= makeKnowingBot(people.ana));

describe("chatting", () => {
  it("answers from the knowledge with a citation, without any key", async () => {
    const { botId } = await knowing();
    const answer = await people.ana("POST", `/api/v1/bots/${botId}/chat`, {
      message: "Within how many days can goods be returned?",
    });
    expect(answer.status).toBe(200);
    const { conversationId, message } = answers.ChatAnswerSchema.parse(answer.json);
    expect(message).toMatchObject({ kind: "quoted", provider: "builtin", usage: null, costUsd: 0 });
    expect(message?.text).toContain("30 days");
    expect(message?.citations[0]?.text).toContain("30 days");
    const next = await people.ana("POST", `/api/v1/bots/${botId}/chat`, {
      message: "And when are you open?",
      conversationId,
    });
    expect(next.json.conversationId).toBe(conversationId);
    const stored = answers.ConversationWithMessagesSchema.parse(
      (await people.ana("GET", `/api/v1/conversations/${conversationId}`)).json,
    );
    expect(stored).toMatchObject({ botId, channel: "api", version: "draft", visitor: null, lastSeq: 4 });
    expect(stored.messages.map(({ role, seq }) => [role, seq])).toEqual([
      ["visitor", 1],
      ["bot", 2],
      ["visitor", 3],
      ["bot", 4],
    ]);
    const page = await people.ana("GET", `/api/v1/conversations/${conversationId}/messages?limit=3`);
    expect(answers.MessagePageSchema.parse(page.json).nextCursor).toBe("3");
    expect(
      (await people.ana("GET", `/api/v1/conversations/${conversationId}/messages?cursor=3`)).json,
    ).toMatchObject({ items: [{ seq: 4 }], nextCursor: null });
  });

  it("streams events whose ids grow, and names the conversation in a header", async () => {
    const { botId } = await knowing();
    const answer = await people.ana(
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
    expect((await people.ana("GET", `/api/v1/conversations/${id}`)).json.messages[1].text).toContain(
      "9 to 18",
    );
  });

  it("gives one turn for one Idempotency-Key, streamed or not", async () => {
    const { botId } = await knowing();
    const ask = (key: string, message: string, accept: string) =>
      people.ana("POST", `/api/v1/bots/${botId}/chat`, { message }, { "idempotency-key": key, accept });
    const first = await ask("k-json", "When is the shop open?", "application/json");
    const second = await ask("k-json", "When is the shop open?", "application/json");
    expect(second.text).toBe(first.text);
    expect(second.headers.get("idempotent-replayed")).toBe("true");
    expect((await ask("k-json", "Something else", "application/json")).json.code).toBe("KEY_REUSED");
    const streamed = await ask("k-sse", "When is the shop open?", "text/event-stream");
    const again = await ask("k-sse", "When is the shop open?", "text/event-stream");
    const id = streamed.headers.get("x-conversation-id");
    expect(again.headers.get("x-conversation-id")).toBe(id);
    expect((await people.ana("GET", `/api/v1/conversations/${id}`)).json.messages).toHaveLength(2);
    expect((await ask("k-sse", "Something else", "text/event-stream")).json.code).toBe("KEY_REUSED");
  });

  it("asks the live version by default and says when there is none to ask", async () => {
    const { botId } = await makeKnowingBot(people.ana);
    const chat = (body: object) =>
      people.ana("POST", `/api/v1/bots/${botId}/chat`, { message: "When is the shop open?", ...body });
    expect((await chat({ version: "live" })).json.code).toBe("BOT_NOT_LIVE");
    await people.ana("POST", `/api/v1/bots/${botId}/publish`);
    expect((await chat({ version: 1 })).status).toBe(200);
    expect((await chat({ version: 2 })).status).toBe(404);
    await people.ana("POST", `/api/v1/bots/${botId}/pause`);
    expect((await chat({})).json.code).toBe("BOT_NOT_LIVE");
    expect((await chat({ version: "draft" })).status).toBe(200);
  });

  it("does not go on with another bot's conversation", async () => {
    const [one, other] = [await knowing(), await makeBot(people.ana)];
    const begun = await people.ana("POST", `/api/v1/bots/${one.botId}/chat`, { message: "Hello" });
    const answer = await people.ana("POST", `/api/v1/bots/${other}/chat`, {
      message: "Hello",
      conversationId: begun.json.conversationId,
    });
    expect(answer.json.code).toBe("NOT_FOUND");
  });
});

describe("conversations", () => {
  it("are found by bot, channel, time and text", async () => {
    const { botId } = await makeKnowingBot(people.ana);
    const { json } = await people.ana("POST", `/api/v1/bots/${botId}/chat`, {
      message: "Is the Zanzibar lamp in stock?",
    });
    const ids = async (query: string) => {
      const answer = await people.ana("GET", `/api/v1/conversations?${query}`);
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
    const refused = await people.ana("POST", "/api/v1/providers", body);
    expect(refused).toMatchObject({
      status: 422,
      json: { code: "PROVIDER_REFUSED", errors: [{ field: "baseUrl" }] },
    });
    expect(refused.text).not.toContain(body.apiKey);
    expect(
      answers.ProviderPageSchema.parse((await people.ana("GET", "/api/v1/providers")).json).items,
    ).toEqual([]);
  });
});

describe("an Idempotency-Key", () => {
  it("makes one bot of two equal requests, also at the same moment", async () => {
    const name = "Once only";
    const both = await Promise.all(
      [1, 2].map(() => people.ana("POST", "/api/v1/bots", { name }, { "idempotency-key": "once" })),
    );
    for (const { status, json } of both) expect(status === 201 || json.code === "IN_PROGRESS").toBe(true);
    const later = await people.ana("POST", "/api/v1/bots", { name }, { "idempotency-key": "once" });
    expect([later.status, later.headers.get("idempotent-replayed")]).toEqual([201, "true"]);
    const { json } = await people.ana("GET", "/api/v1/bots?limit=100");
    expect(json.items.filter((bot: { name: string }) => bot.name === name)).toHaveLength(1);
  });

  it("tells two files apart that are sent under one key", async () => {
    const path = `/api/v1/bots/${await makeBot(people.ana)}/sources`;
    const send = (text: string) => {
      const form = new FormData();
      form.set("file", new File([text], "a.md"));
      return people.ana("POST", path, form, { "idempotency-key": "file" });
    };
    expect((await send("# One")).status).toBe(202);
    expect((await send("# One")).headers.get("idempotent-replayed")).toBe("true");
    expect((await send("# Two")).json.code).toBe("KEY_REUSED");
  });
});
