import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expectProblem, expectUnharmed, startTarget, type Target } from "./hostile.ts";

let target: Target;
beforeAll(async () => {
  target = await startTarget();
});
afterAll(() => target.server.stop());

const json = { "content-type": "application/json" };
const post = (body: string | Uint8Array, headers: Record<string, string> = json) =>
  target.call("POST", "/api/v1/bots", body, headers);

const deep = (levels: number) => `{"name":${"[".repeat(levels)}${"]".repeat(levels)}}`;
const bytes = (...list: number[]) =>
  new Uint8Array([...Buffer.from('{"name":"'), ...list, ...Buffer.from('"}')]);

describe("a body that is not what it should be", () => {
  it.each<[string, string | Uint8Array, Record<string, string>, number, string]>([
    ["nothing", "", json, 400, "BODY_MISSING"],
    ["JSON that breaks off", '{"a":', json, 400, "JSON_INVALID"],
    ["a comma too many", '{"name":"x",}', json, 400, "JSON_INVALID"],
    ["single quotes", "{'name':'x'}", json, 400, "JSON_INVALID"],
    ["a comment", '{"name":"x"/* */}', json, 400, "JSON_INVALID"],
    ["NaN", '{"name":NaN}', json, 400, "JSON_INVALID"],
    ["plain text", '{"name":"x"}', { "content-type": "text/plain" }, 415, "CONTENT_TYPE"],
    ["XML", "<name/>", { "content-type": "application/xml" }, 415, "CONTENT_TYPE"],
    ["two types", '{"name":"x"}', { "content-type": "application/json, text/html" }, 415, "CONTENT_TYPE"],
    ["a form", "name=x", { "content-type": "application/x-www-form-urlencoded" }, 415, "CONTENT_TYPE"],
    ["UTF-16", '{"name":"x"}', { "content-type": "application/json; charset=utf-16" }, 415, "CONTENT_TYPE"],
    ["bytes that are no UTF-8", bytes(0xff, 0xfe), json, 400, "ENCODING"],
    ["an overlong form", bytes(0xc0, 0xaf), json, 400, "ENCODING"],
    ["an encoded surrogate", bytes(0xed, 0xa0, 0x80), json, 400, "ENCODING"],
    ["300 KB", JSON.stringify({ name: "x".repeat(300_000) }), json, 413, "TOO_LARGE"],
    ["10 MB", JSON.stringify({ name: "x".repeat(10_000_000) }), json, 413, "TOO_LARGE"],
    ["33 levels", deep(40), json, 422, "TOO_DEEP"],
    ["40,000 levels", deep(40_000), json, 422, "TOO_DEEP"],
    [
      "10,000 names",
      JSON.stringify(Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`k${index}`, 1]))),
      json,
      422,
      "TOO_MANY",
    ],
    ["__proto__", '{"name":"x","__proto__":{"polluted":1}}', json, 400, "KEY_NOT_ALLOWED"],
    [
      "an escaped __proto__",
      String.raw`{"name":"x","\u005f_proto__":{"polluted":1}}`,
      json,
      400,
      "KEY_NOT_ALLOWED",
    ],
    [
      "constructor.prototype",
      '{"name":"x","constructor":{"prototype":{"polluted":1}}}',
      json,
      400,
      "KEY_NOT_ALLOWED",
    ],
  ])("%s", async (_what, body, headers, status, code) => {
    await expectProblem(await post(body, headers), status, code);
  });

  it.each(["null", '"text"', "1", "[]", "[[]]", "true"])("%s where an object belongs", async (body) => {
    await expectProblem(await post(body), 422, "INVALID", "", "TYPE");
  });

  it.each<[string, string, string, string]>([
    ["a name twice", '{"name":"x","name":"y"}', "name", "DUPLICATE_KEY"],
    ["a name twice, escaped", String.raw`{"name":"x","n\u0061me":"y"}`, "name", "DUPLICATE_KEY"],
    [
      "a name twice further in",
      '{"name":"x","look":{"radius":1,"radius":2}}',
      "look.radius",
      "DUPLICATE_KEY",
    ],
    ["another case", '{"name":"x","Name":"y"}', "Name", "UNKNOWN_FIELD"],
    ["a field of the server's", '{"name":"x","workspaceId":"y"}', "workspaceId", "UNKNOWN_FIELD"],
    ["a read-only field", '{"name":"x","liveVersion":3}', "liveVersion", "UNKNOWN_FIELD"],
    ["hasOwnProperty", '{"name":"x","hasOwnProperty":1}', "hasOwnProperty", "UNKNOWN_FIELD"],
    ["then", '{"name":"x","then":1}', "then", "UNKNOWN_FIELD"],
    ["no name", "{}", "name", "REQUIRED"],
    ["null for text", '{"name":null}', "name", "TYPE"],
    ["a number for text", '{"name":5}', "name", "TYPE"],
    ["an operator for text", '{"name":{"not":""}}', "name", "TYPE"],
    ["a list for text", '{"name":["a"]}', "name", "TYPE"],
    ["only zero-width signs", JSON.stringify({ name: "\u200b\u200b" }), "name", "REQUIRED"],
    ["81 signs", JSON.stringify({ name: "😀".repeat(81) }), "name", "TOO_LONG"],
    ["NUL", String.raw`{"name":"a\u0000b"}`, "name", "CHARACTERS"],
    ["half a surrogate pair", String.raw`{"name":"\ud800x"}`, "name", "CHARACTERS"],
    ["text for a number", '{"name":"x","temperature":"hot"}', "temperature", "TYPE"],
    ["a number in text", '{"name":"x","maxTokens":"500"}', "maxTokens", "TYPE"],
    ["a number too large", '{"name":"x","maxTokens":3000000000}', "maxTokens", "RANGE"],
    ["a fraction", '{"name":"x","maxTokens":100.5}', "maxTokens", "RANGE"],
    ["minus one", '{"name":"x","limits":{"messagesPerDay":-1}}', "limits.messagesPerDay", "RANGE"],
    ["more than a number can be", '{"name":"x","temperature":1e309}', "temperature", "TYPE"],
    ["text for yes or no", '{"name":"x","onlyKnowledge":"false"}', "onlyKnowledge", "TYPE"],
    ["a choice in another case", '{"name":"x","look":{"theme":"Dark"}}', "look.theme", "CHOICE"],
    ["a colour that is style", '{"name":"x","look":{"color":"red;}"}}', "look.color", "COLOUR"],
    [
      "a site that is a path",
      '{"name":"x","allowedSites":["https://a.example/b"]}',
      "allowedSites.0",
      "ORIGIN",
    ],
    ["five starters", '{"name":"x","starters":["1","2","3","4","5"]}', "starters", "TOO_MANY"],
    [
      "a provider that is not there",
      '{"name":"x","chain":[{"providerId":"nope","model":"m"}]}',
      "chain.0.providerId",
      "UNKNOWN_PROVIDER",
    ],
  ])("%s", async (_what, body, field, code) => {
    await expectProblem(await post(body), 422, "INVALID", field, code);
  });

  it("takes a byte order mark, an upper-case type and text of every script as it is", async () => {
    const name = "شركة ½ 李 O'Brien <script> {{7*7}} ' OR 1=1 --";
    const answer = await post(`\ufeff${JSON.stringify({ name })}`, {
      "content-type": "APPLICATION/JSON; charset=UTF-8",
    });
    expect([answer.status, answer.json.name]).toEqual([201, name]);
  });

  it("says which kinds of sources there are", async () => {
    const answer = await target.call("POST", `/api/v1/bots/${target.botId}/sources`, {
      type: "ftp",
      url: "x",
    });
    await expectProblem(answer, 422, "INVALID", "type", "CHOICE");
  });

  it.each<[string, string, string]>([
    ["an empty question", '{"message":" "}', "message"],
    ["a question of 4,001 signs", JSON.stringify({ message: "x".repeat(4_001) }), "message"],
    ["a version that is none", '{"message":"x","version":"Live"}', "version"],
    ["version 0", '{"message":"x","version":0}', "version"],
    ["a conversation that is a number", '{"message":"x","conversationId":7}', "conversationId"],
  ])("refuses %s", async (_what, body, field) => {
    const answer = await target.call("POST", `/api/v1/bots/${target.botId}/chat`, body, json);
    expect(answer).toMatchObject({ status: 422, json: { errors: [{ field }] } });
  });

  it("refuses a broken form", async () => {
    const headers = { "content-type": "multipart/form-data; boundary=x" };
    await expectProblem(
      await target.call("POST", `/api/v1/bots/${target.botId}/sources`, "--x\r\nContent-Disp", headers),
      415,
      "CONTENT_TYPE",
    );
    await expectProblem(
      await target.call("POST", `/api/v1/bots/${target.botId}/sources`, "x", {
        "content-type": "multipart/form-data",
      }),
      415,
      "CONTENT_TYPE",
    );
  });

  it.each(["x".repeat(201), "two words", "ключ"])("refuses the Idempotency-Key %j", async (key) => {
    const headers = { ...json, "idempotency-key": Buffer.from(key).toString("latin1") };
    await expectProblem(await post('{"name":"x"}', headers), 422, "INVALID", "Idempotency-Key", "CHARACTERS");
  });
});

describe("afterwards", () => {
  it("nothing has happened to the server", () => expectUnharmed(target));
});
