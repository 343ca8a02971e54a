import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startServer, type TestServer } from "#tests/setup/start-server.ts";
import { apiClient, type ApiAnswer, type Call } from "./api-client.ts";

let server: TestServer;
let call: Call;
let token: string;
let botId: string;

beforeAll(async () => {
  server = await startServer({
    database: process.env.TEST_DATABASE === "postgresql" ? "postgresql" : "sqlite",
  });
  const { email } = await server.createUser("ana");
  token = await server.createToken(email);
  call = apiClient(server.url, token);
  botId = (await call("POST", "/api/v1/bots", { name: "Steady" })).json.id;
});
afterAll(() => server.stop());

const json = { "content-type": "application/json" };
const post = (body: string | Uint8Array, headers: Record<string, string> = json) =>
  call("POST", "/api/v1/bots", body, headers);

/** Whatever is sent: a problem document, no page, no stack, the same process, and nothing changed. */
async function expectProblem(
  answer: ApiAnswer,
  status: number,
  code: string,
  field?: string,
  fieldCode?: string,
): Promise<void> {
  expect([answer.status, answer.json?.code, answer.text.slice(0, 300)]).toEqual([
    status,
    code,
    answer.text.slice(0, 300),
  ]);
  expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  expect(answer.json.detail).toMatch(/^[A-Z].*[.?]$/);
  expect(answer.json.requestId).toBe(answer.headers.get("x-request-id"));
  expect(answer.text).not.toMatch(/\bat [\w./]+:\d+|node_modules|prisma/i);
  if (field === undefined) return;
  const errors: { field: string; code: string; message: string }[] = answer.json.errors ?? [];
  expect(errors.map((error) => [error.field, error.code])).toContainEqual([field, fieldCode]);
  for (const { message } of errors) expect(message).not.toMatch(/\{\{|^field\./);
}

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
    const answer = await call("POST", `/api/v1/bots/${botId}/sources`, { type: "ftp", url: "x" });
    await expectProblem(answer, 422, "INVALID", "type", "CHOICE");
  });

  it.each<[string, string, string]>([
    ["an empty question", '{"message":" "}', "message"],
    ["a question of 4,001 signs", JSON.stringify({ message: "x".repeat(4_001) }), "message"],
    ["a version that is none", '{"message":"x","version":"Live"}', "version"],
    ["version 0", '{"message":"x","version":0}', "version"],
    ["a conversation that is a number", '{"message":"x","conversationId":7}', "conversationId"],
  ])("refuses %s", async (_what, body, field) => {
    const answer = await call("POST", `/api/v1/bots/${botId}/chat`, body, json);
    expect(answer).toMatchObject({ status: 422, json: { errors: [{ field }] } });
  });

  it("refuses a broken form", async () => {
    const headers = { "content-type": "multipart/form-data; boundary=x" };
    await expectProblem(
      await call("POST", `/api/v1/bots/${botId}/sources`, "--x\r\nContent-Disp", headers),
      415,
      "CONTENT_TYPE",
    );
    await expectProblem(
      await call("POST", `/api/v1/bots/${botId}/sources`, "x", { "content-type": "multipart/form-data" }),
      415,
      "CONTENT_TYPE",
    );
  });

  it.each(["x".repeat(201), "two words", "ключ"])("refuses the Idempotency-Key %j", async (key) => {
    const headers = { ...json, "idempotency-key": Buffer.from(key).toString("latin1") };
    await expectProblem(await post('{"name":"x"}', headers), 422, "INVALID", "Idempotency-Key", "CHARACTERS");
  });
});

describe("a query that is not what it should be", () => {
  it.each<[string, string, string]>([
    ["limit=0", "limit", "RANGE"],
    ["limit=-1", "limit", "RANGE"],
    ["limit=101", "limit", "RANGE"],
    ["limit=1000000000", "limit", "RANGE"],
    ["limit=1.5", "limit", "NUMBER"],
    ["limit=5abc", "limit", "NUMBER"],
    ["limit=%205", "limit", "NUMBER"],
    ["limit=1e1", "limit", "NUMBER"],
    ["limit=0x10", "limit", "NUMBER"],
    ["limit=%D9%A5", "limit", "NUMBER"],
    ["limit=%EF%BC%95", "limit", "NUMBER"],
    ["limit=", "limit", "NUMBER"],
    ["limit=NaN", "limit", "NUMBER"],
    [`limit=${"9".repeat(400)}`, "limit", "NUMBER"],
    ["limit=1&limit=2", "limit", "REPEATED"],
    ["limit[]=1", "limit[]", "UNKNOWN_FIELD"],
    ["limit[not]=1", "limit[not]", "UNKNOWN_FIELD"],
    ["a.b=1", "a.b", "UNKNOWN_FIELD"],
    ["state=Bot", "state", "CHOICE"],
    ["channel=", "channel", "CHOICE"],
    ["from=0000-00-00", "from", "DATE"],
    ["from=2026-02-30", "from", "DATE"],
    ["from=10000-01-01", "from", "DATE"],
    ["from=-271821-04-20", "from", "DATE"],
    ["from=2026-01-01T24:00:00Z", "from", "DATE"],
    ["from=2026-06-30T23:59:60Z", "from", "DATE"],
    ["from=2026-01-01T10:00:00", "from", "DATE"],
    ["from=1764000000", "from", "DATE"],
    ["from=2026-02-01&to=2026-01-01", "to", "RANGE_ORDER"],
    ["q=a%00b", "q", "CHARACTERS"],
  ])("%s", async (query, field, code) => {
    await expectProblem(await call("GET", `/api/v1/conversations?${query}`), 422, "INVALID", field, code);
  });

  it.each(["", "x", "%00", "null", Buffer.from("1.x").toString("base64url"), "A".repeat(5_000), "-1"])(
    "cursor %j",
    async (cursor) => {
      for (const list of [
        "bots",
        "conversations",
        "providers",
        `bots/${botId}/sources`,
        `bots/${botId}/versions`,
      ])
        await expectProblem(await call("GET", `/api/v1/${list}?cursor=${cursor}`), 400, "CURSOR_INVALID");
    },
  );

  it("takes a name that looks like a prototype's for what it is", async () => {
    await expectProblem(await call("GET", "/api/v1/bots?__proto__=1"), 400, "KEY_NOT_ALLOWED");
    await expectProblem(
      await call("GET", "/api/v1/bots?constructor=1"),
      422,
      "INVALID",
      "constructor",
      "UNKNOWN_FIELD",
    );
    expect((await call("GET", "/api/v1/bots?limit=5&limit=5")).status).toBe(422);
  });
});

describe("an id that is none", () => {
  it.each([
    "0",
    "undefined",
    "null",
    "%5Bobject%20Object%5D",
    "a".repeat(25),
    "a".repeat(27),
    "A".repeat(26),
    "a".repeat(26),
    "'%20OR%201=1",
    "..%2f..%2fbots",
    "%7Babc%7D",
    "😀",
  ])("%s is answered like one that is not there", async (id) => {
    const details = new Set<string>();
    for (const [method, path] of [
      ["GET", `/api/v1/bots/${id}`],
      ["DELETE", `/api/v1/bots/${id}`],
      ["GET", `/api/v1/sources/${id}`],
      ["GET", `/api/v1/conversations/${id}`],
      ["DELETE", `/api/v1/providers/${id}`],
    ] as const) {
      const answer = await call(method, path);
      await expectProblem(answer, 404, "NOT_FOUND");
      details.add(answer.json.detail);
    }
    expect(details.size).toBe(1);
  });

  it("is not one of another kind either", async () => {
    await expectProblem(await call("GET", `/api/v1/sources/${botId}`), 404, "NOT_FOUND");
    await expectProblem(
      await call("POST", `/api/v1/bots/${botId}/chat`, { message: "x", conversationId: botId }),
      404,
      "NOT_FOUND",
    );
    await expectProblem(
      await call("POST", `/api/v1/bots/${botId}/chat`, { message: "x", conversationId: "../x" }),
      404,
      "NOT_FOUND",
    );
  });
});

describe("an address or a method that is none", () => {
  it.each([
    "/api",
    "/api/",
    "/api/v1",
    "/api/v1/",
    "/api/nope",
    "/api/v1/bot",
    "/api/v1/bots/x/y/z",
    "/api/v2/bots",
    "/api/v1/..%2fadmin",
    "/api/v1/bots;jsessionid=1",
  ])("%s is a problem document for every method", async (path) => {
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"])
      await expectProblem(await call(method, path), 404, "NOT_FOUND");
  });

  it.each(["/api/v1/%", "/api/v1/%ff", "/api/v1/bots/%00", `/api/v1/${"x".repeat(9_000)}`])(
    "%s cannot be read",
    async (path) => {
      await expectProblem(await call("GET", path), 400, "URL_INVALID");
    },
  );

  it.each<[string, string, string]>([
    ["PUT", "/api/v1/bots", "GET, HEAD, POST, OPTIONS"],
    ["DELETE", "/api/v1/bots", "GET, HEAD, POST, OPTIONS"],
    ["POST", "/api/v1/bots/BOT", "GET, HEAD, PATCH, DELETE, OPTIONS"],
    ["GET", "/api/v1/bots/BOT/publish", "POST, OPTIONS"],
    ["POST", "/api/v1/bots/BOT/versions", "GET, HEAD, OPTIONS"],
    ["POST", "/api/v1/bots/BOT/search", "GET, HEAD, OPTIONS"],
    ["GET", "/api/v1/bots/BOT/chat", "POST, OPTIONS"],
    ["POST", "/api/v1/conversations", "GET, HEAD, OPTIONS"],
    ["POST", "/api/openapi.json", "GET, HEAD, OPTIONS"],
  ])("%s %s is refused with what is allowed", async (method, path, allow) => {
    const answer = await call(method, path.replace("BOT", botId));
    await expectProblem(answer, 405, "METHOD_NOT_ALLOWED");
    expect(answer.headers.get("allow")).toBe(allow);
  });

  it("answers HEAD without a body, OPTIONS without a token, and does not believe an override", async () => {
    const head = await call("HEAD", `/api/v1/bots/${botId}`);
    expect([head.status, head.text]).toEqual([200, ""]);
    const options = await apiClient(server.url, null)("OPTIONS", "/api/v1/bots");
    expect([options.status, options.headers.get("allow")]).toEqual([204, "GET, HEAD, POST, OPTIONS"]);
    const override = await call(
      "POST",
      "/api/v1/bots",
      { name: "Kept" },
      { "x-http-method-override": "DELETE" },
    );
    expect(override.status).toBe(201);
  });

  it.each(["PROPFIND", "TRACE", "FOO"])("refuses %s", async (method) => {
    expect(
      await rawStatus(
        `${method} /api/v1/bots HTTP/1.1\r\nHost: ${new URL(server.url).host}\r\nConnection: close\r\n\r\n`,
      ),
    ).toMatch(/^HTTP\/1\.1 (400|405) /);
  });
});

describe("afterwards", () => {
  it("the same process runs, logged no bug, and everything is as it was", async () => {
    expect((await call("GET", `/api/v1/bots/${botId}`)).json).toMatchObject({
      name: "Steady",
      status: "draft",
      revision: 1,
    });
    expect(server.output()).not.toMatch(/unexpected error|uncaughtException|unhandledRejection/);
  });
});

/** The first line of the answer to bytes that no client would send. */
function rawStatus(request: string): Promise<string> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(request));
    let text = "";
    socket.on("data", (chunk) => (text += chunk.toString()));
    socket.on("close", () => resolve(text.split("\r\n")[0] ?? ""));
    socket.on("error", reject);
  });
}
