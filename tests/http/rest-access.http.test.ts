import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiClient, problemOf } from "./api-client.ts";
import { makeKnowingBot, startWithPeople, type People } from "./rest-people.ts";

let people: People;
beforeAll(async () => {
  people = await startWithPeople();
});
afterAll(() => people.server.stop());

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
    const { botId, sourceId } = await makeKnowingBot(people.ana);
    await people.ana("POST", `/api/v1/bots/${botId}/publish`);
    const { json } = await people.ana("POST", `/api/v1/bots/${botId}/chat`, { message: "Hello" });
    ids = { BOT: botId, SOURCE: sourceId, CONVERSATION: json.conversationId };
  });
  const fill = (path: string, of: Record<string, string>) =>
    path.replace(/BOT|SOURCE|CONVERSATION/, (name) => of[name] ?? "");
  const nothing = { BOT: "a".repeat(26), SOURCE: "b".repeat(26), CONVERSATION: "c".repeat(26) };

  it.each(CALLS)("%s %s of another workspace answers as if it were not there", async (method, path, body) => {
    const theirs = await people.stranger(method, fill(path, ids), body);
    const none = await people.stranger(method, fill(path, nothing), body);
    expect(theirs.status).toBe(404);
    expect(problemOf(theirs)).toEqual(problemOf(none));
  });

  it("left everything as it was", async () => {
    expect((await people.ana("GET", `/api/v1/bots/${ids.BOT}`)).json).toMatchObject({
      name: "Shop",
      status: "live",
      liveVersion: 1,
    });
    expect((await people.ana("GET", `/api/v1/sources/${ids.SOURCE}`)).json).toMatchObject({
      status: "ready",
    });
  });

  it("shows a stranger empty lists", async () => {
    for (const list of ["bots", "conversations", "providers"])
      expect((await people.stranger("GET", `/api/v1/${list}`)).json.items).toEqual([]);
    expect((await people.stranger("GET", `/api/v1/conversations?botId=${ids.BOT}`)).json.items).toEqual([]);
  });

  it.each(CALLS.filter(([method]) => method !== "GET"))(
    "%s %s needs more than the right to read",
    async (method, path, body) => {
      const answer = await people.reader(method, fill(path, ids), body);
      expect(answer).toMatchObject({ status: 403, json: { code: "FORBIDDEN" } });
    },
  );

  it.each(["/api/v1/conversations", `/api/v1/conversations/${"c".repeat(26)}`])(
    "GET %s needs the right to read conversations",
    async (path) => {
      expect((await people.reader("GET", path)).status).toBe(403);
      expect((await people.reader("POST", "/api/v1/bots", { name: "x" })).status).toBe(403);
    },
  );

  it.each([null, "cbf_x", `cbf_${"a".repeat(26)}_${"A".repeat(43)}`, "%00"])(
    "the token %s opens nothing",
    async (token) => {
      for (const [method, path, body] of [...CALLS, ["GET", "/api/v1/bots"] as const]) {
        const answer = await apiClient(people.server.url, token)(method, fill(path, ids), body);
        expect(answer).toMatchObject({ status: 401 });
        expect(answer.headers.get("www-authenticate")).toBe("Bearer");
      }
    },
  );
});
