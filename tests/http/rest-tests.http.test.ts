import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestPageSchema, TestRunSchema, TestSchema } from "#app/features/rest/test-schemas.ts";
import { startServer, type TestServer } from "#tests/setup/start-server.ts";
import { apiClient, type Call } from "./api-client.ts";
import { teach } from "./rest-people.ts";

const NINE = "# Opening hours\n\nThe shop is open from 9 to 18 on weekdays.\n";
const TEN = "# Opening hours\n\nThe shop is open from 10 to 17 on weekdays.\n";
const QUESTION = "When is the shop open?";

let server: TestServer;
let ana: Call;

beforeAll(async () => {
  server = await startServer({
    database: process.env.TEST_DATABASE === "postgresql" ? "postgresql" : "sqlite",
  });
  ana = apiClient(server.url, await server.createToken((await server.createUser("ana")).email));
});
afterAll(() => server.stop());

/** A published bot that knows one thing. */
async function makeShop(): Promise<{ bot: string; sourceId: string }> {
  const { json } = await ana("POST", "/api/v1/bots", { name: "Shop" });
  const bot = `/api/v1/bots/${json.id}`;
  const sourceId = await teach(ana, json.id, "Shop", NINE);
  await ana("POST", `${bot}/publish`, {});
  return { bot, sourceId };
}

describe("tests", () => {
  it("are added, listed, changed, run and deleted", async () => {
    const { bot } = await makeShop();
    const added = await ana("POST", `${bot}/tests`, {
      question: QUESTION,
      mustContain: ["9 to 18"],
      maxMs: 60_000,
    });
    expect(added.status).toBe(201);
    const test = TestSchema.parse(added.json);
    expect(TestPageSchema.parse((await ana("GET", `${bot}/tests`)).json).items).toEqual([test]);
    const run = await ana("POST", `${bot}/tests/run`);
    expect(run.status).toBe(200);
    expect(TestRunSchema.parse(run.json)).toMatchObject({ state: "done", passed: 1, failed: 0 });
    const change = await ana("PATCH", `${bot}/tests/${test.id}`, { mustNotContain: ["9 to 18"] });
    const { maxMs: _gone, mustContain: _too, ...kept } = test;
    expect(change.json).toMatchObject({ question: kept.question, mustNotContain: ["9 to 18"] });
    expect(change.json.mustContain).toBeUndefined();
    expect((await ana("POST", `${bot}/tests/run`, { version: 1 })).json).toMatchObject({
      passed: 0,
      failed: 1,
    });
    expect((await ana("DELETE", `${bot}/tests/${test.id}`)).status).toBe(204);
    expect((await ana("DELETE", `${bot}/tests/${test.id}`)).status).toBe(404);
  });

  it("that cannot be are refused with what is wrong", async () => {
    const { bot } = await makeShop();
    const refused: [object, string, string][] = [
      [{ question: QUESTION, matches: "(a+)+$" }, "matches", "REGEX_UNSAFE"],
      [{ question: QUESTION, matches: "(" }, "matches", "REGEX_INVALID"],
      [{ question: QUESTION, matches: "a".repeat(10_000) }, "matches", "TOO_LONG"],
      [{ question: QUESTION }, "mustContain", "TEST_EMPTY"],
      [{ question: " ", unknown: true }, "question", "REQUIRED"],
      [{ question: QUESTION, unknown: false }, "unknown", "CHOICE"],
      [{ question: QUESTION, mustContain: [] }, "mustContain", "TOO_FEW"],
      [{ question: QUESTION, maxMs: -1 }, "maxMs", "RANGE"],
      [{ question: QUESTION, maxUsd: "free" }, "maxUsd", "TYPE"],
    ];
    for (const [body, field, code] of refused) {
      const { status, json } = await ana("POST", `${bot}/tests`, body);
      expect([status, json.errors], JSON.stringify(body).slice(0, 80)).toEqual([
        422,
        [expect.objectContaining({ field, code })],
      ]);
    }
    const good = { question: QUESTION, matches: String.raw`(?<from>\d+) to (?<=to )\d+` };
    expect((await ana("POST", `${bot}/tests`, good)).status).toBe(201);
    expect((await ana("POST", `${bot}/tests`, good)).json.errors).toMatchObject([{ code: "TEST_KNOWN" }]);
  });
});

describe("publishing a draft that breaks a saved answer", () => {
  it("is refused with both answers, until there is a reason", async () => {
    const { bot, sourceId } = await makeShop();
    await ana("POST", `${bot}/tests`, { question: QUESTION, mustContain: ["9 to 18"] });
    await ana("DELETE", `/api/v1/sources/${sourceId}`);
    await teach(ana, bot.split("/").at(-1) ?? "", "Shop", TEN);
    const refused = await ana("POST", `${bot}/publish`, {}, { "idempotency-key": "one" });
    expect(refused.status).toBe(409);
    expect(refused.json).toMatchObject({
      code: "TESTS_FAILED",
      failing: [
        {
          question: QUESTION,
          expect: { mustContain: ["9 to 18"] },
          failures: [{ code: "MISSING", phrase: "9 to 18" }],
          answer: { text: expect.stringContaining("10 to 17") },
          liveAnswer: { text: expect.stringContaining("9 to 18") },
        },
      ],
    });
    expect((await ana("GET", bot)).json.liveVersion).toBe(1);
    expect((await ana("POST", `${bot}/publish`, { overrideReason: "short" })).json.errors).toMatchObject([
      { field: "overrideReason", code: "TOO_SHORT" },
    ]);
    const overrideReason = "New hours from today on";
    const forced = await ana("POST", `${bot}/publish`, { overrideReason });
    expect([forced.status, forced.json]).toEqual([201, { version: 2 }]);
    expect((await ana("GET", `${bot}/versions`)).json.items[0]).toMatchObject({ number: 2, overrideReason });
  });
});
