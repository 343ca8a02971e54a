import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiClient } from "./api-client.ts";
import { expectProblem, expectUnharmed, startTarget, type Target } from "./hostile.ts";

let target: Target;
beforeAll(async () => {
  target = await startTarget();
});
afterAll(() => target.server.stop());

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
    await expectProblem(
      await target.call("GET", `/api/v1/conversations?${query}`),
      422,
      "INVALID",
      field,
      code,
    );
  });

  it.each(["", "x", "%00", "null", Buffer.from("1.x").toString("base64url"), "A".repeat(5_000), "-1"])(
    "cursor %j",
    async (cursor) => {
      for (const list of [
        "bots",
        "conversations",
        "providers",
        `bots/${target.botId}/sources`,
        `bots/${target.botId}/versions`,
      ])
        await expectProblem(
          await target.call("GET", `/api/v1/${list}?cursor=${cursor}`),
          400,
          "CURSOR_INVALID",
        );
    },
  );

  it("takes a name that looks like a prototype's for what it is", async () => {
    await expectProblem(await target.call("GET", "/api/v1/bots?__proto__=1"), 400, "KEY_NOT_ALLOWED");
    await expectProblem(
      await target.call("GET", "/api/v1/bots?constructor=1"),
      422,
      "INVALID",
      "constructor",
      "UNKNOWN_FIELD",
    );
    expect((await target.call("GET", "/api/v1/bots?limit=5&limit=5")).status).toBe(422);
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
      const answer = await target.call(method, path);
      await expectProblem(answer, 404, "NOT_FOUND");
      details.add(answer.json.detail);
    }
    expect(details.size).toBe(1);
  });

  it("is not one of another kind either", async () => {
    await expectProblem(await target.call("GET", `/api/v1/sources/${target.botId}`), 404, "NOT_FOUND");
    await expectProblem(
      await target.call("POST", `/api/v1/bots/${target.botId}/chat`, {
        message: "x",
        conversationId: target.botId,
      }),
      404,
      "NOT_FOUND",
    );
    await expectProblem(
      await target.call("POST", `/api/v1/bots/${target.botId}/chat`, {
        message: "x",
        conversationId: "../x",
      }),
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
      await expectProblem(await target.call(method, path), 404, "NOT_FOUND");
  });

  it.each(["/api/v1/%", "/api/v1/%ff", "/api/v1/bots/%00", `/api/v1/${"x".repeat(9_000)}`])(
    "%s cannot be read",
    async (path) => {
      await expectProblem(await target.call("GET", path), 400, "URL_INVALID");
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
    const answer = await target.call(method, path.replace("BOT", target.botId));
    await expectProblem(answer, 405, "METHOD_NOT_ALLOWED");
    expect(answer.headers.get("allow")).toBe(allow);
  });

  it("answers HEAD without a body, OPTIONS without a token, and does not believe an override", async () => {
    const head = await target.call("HEAD", `/api/v1/bots/${target.botId}`);
    expect([head.status, head.text]).toEqual([200, ""]);
    const options = await apiClient(target.server.url, null)("OPTIONS", "/api/v1/bots");
    expect([options.status, options.headers.get("allow")]).toEqual([204, "GET, HEAD, POST, OPTIONS"]);
    const override = await target.call(
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
        `${method} /api/v1/bots HTTP/1.1\r\nHost: ${new URL(target.server.url).host}\r\nConnection: close\r\n\r\n`,
      ),
    ).toMatch(/^HTTP\/1\.1 (400|405) /);
  });
});

describe("afterwards", () => {
  it("nothing has happened to the server", () => expectUnharmed(target));
});

/** The first line of the answer to bytes that no client would send. */
function rawStatus(request: string): Promise<string> {
  const { hostname, port } = new URL(target.server.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(request));
    let text = "";
    socket.on("data", (chunk) => (text += chunk.toString()));
    socket.on("close", () => resolve(text.split("\r\n")[0] ?? ""));
    socket.on("error", reject);
  });
}
