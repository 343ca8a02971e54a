import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startServer, type TestServer } from "#tests/setup/start-server.ts";
import type { Json } from "./api-client.ts";
import { signIn, type SignedIn } from "./signed-in.ts";

const AT_ONCE = 50;

interface Saved {
  status: number;
  json: Json;
  /** The state that the save started from. */
  named: number;
  changes: Record<string, unknown>;
}

interface Editor extends SignedIn {
  draft(): Promise<Json>;
  save(named: number, changes: Record<string, unknown>): Promise<Saved>;
}

let server: TestServer;
let address = "";
let editors: Editor[] = [];

async function openEditor(account: { email: string; password: string }): Promise<Editor> {
  const browser = await signIn(server, account);
  return {
    ...browser,
    draft: async () => (await browser.get(address)).json(),
    async save(named, changes) {
      const response = await browser.send(address, { intent: "save", revision: named, changes });
      return { status: response.status, json: await response.json(), named, changes };
    },
  };
}

const editorOf = (turn: number): Editor => editors[turn % editors.length] as Editor;

/** Every save that was taken, one upon the other in the order of the states that they named, makes up the draft. */
function expectNothingLost(before: Json, saves: readonly Saved[], after: Json): void {
  const taken = saves.filter(({ status }) => status === 200).toSorted((a, b) => a.named - b.named);
  expect(taken.map(({ named }) => named)).toEqual(taken.map((_, index) => before.bot.revision + index));
  expect(after.bot.revision).toBe(before.bot.revision + taken.length);
  const draft = { ...before.bot };
  for (const { changes } of taken)
    for (const [name, value] of Object.entries(changes))
      draft[name] = name === "limits" || name === "look" ? { ...draft[name], ...(value as object) } : value;
  expect({ ...draft, revision: after.bot.revision, updatedAt: after.bot.updatedAt }).toEqual(after.bot);
  for (const { status, json, named } of saves.filter((save) => save.status !== 200)) {
    expect(status).toBe(409);
    expect(json).toMatchObject({ ok: false, code: "CHANGED_ELSEWHERE" });
    expect(json.extra.by).not.toBe("");
    expect(Date.parse(json.extra.at)).toBeGreaterThan(Date.now() - 600_000);
    expect(json.extra.revision).toBeGreaterThan(named);
  }
}

beforeAll(async () => {
  server = await startServer({
    database: process.env.TEST_DATABASE === "postgresql" ? "postgresql" : "sqlite",
  });
  const account = await server.createUser("ada");
  editors = [await openEditor(account), await openEditor(account)];
  const [first] = editors;
  const home = (await first?.get("/app"))?.headers.get("location") ?? "";
  const made = await first?.post(home, { intent: "create", name: "Shared" });
  address = (made?.headers.get("location") ?? "").replace(/knowledge$/, "draft");
  expect(address).toMatch(/^\/app\/[a-z2-7]{26}\/bots\/[a-z2-7]{26}\/draft$/);
});
afterAll(async () => server.stop());

describe("fifty saves at once from two sessions", () => {
  it("of the same setting and the same state: one is taken, every other is told who, when and what is newer", async () => {
    const before = await editorOf(0).draft();
    const saves = await Promise.all(
      Array.from({ length: AT_ONCE }, async (_, turn) =>
        editorOf(turn).save(before.bot.revision, { greeting: `From ${turn}` }),
      ),
    );
    expect(saves.filter(({ status }) => status === 200)).toHaveLength(1);
    expectNothingLost(before, saves, await editorOf(1).draft());
  });

  it("of different settings: each is taken once it names the newest state, and all stand in the draft", async () => {
    const before = await editorOf(0).draft();
    const names = ["name", "description", "greeting", "systemPrompt"];
    const saves: Saved[] = [];
    const edit = async (turn: number) => {
      const name = names[turn % names.length] ?? "name";
      const changes = turn % 5 === 0 ? { look: { radius: turn % 24 } } : { [name]: `${name} ${turn}` };
      let named: number = before.bot.revision;
      for (let attempt = 0; attempt < 500; attempt += 1) {
        const saved = await editorOf(turn).save(named, changes);
        saves.push(saved);
        if (saved.status === 200) return;
        named = saved.json.extra.revision;
      }
      throw new Error(`save ${turn} was never taken`);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, async (_, turn) => edit(turn)));
    expect(saves.filter(({ status }) => status === 200)).toHaveLength(AT_ONCE);
    expectNothingLost(before, saves, await editorOf(0).draft());
  });

  it("that each add to one list: whoever looks before adding finds everything of the others in it", async () => {
    const before = await editorOf(0).draft();
    const saves: Saved[] = [];
    const sites = Array.from({ length: AT_ONCE }, (_, turn) => `https://shop${turn}.example`);
    const add = async (site: string, turn: number) => {
      for (let attempt = 0; attempt < 500; attempt += 1) {
        const { bot } = await editorOf(turn).draft();
        const saved = await editorOf(turn).save(bot.revision, { allowedSites: [...bot.allowedSites, site] });
        saves.push(saved);
        if (saved.status === 200) return;
      }
      throw new Error(`${site} was never taken`);
    };
    await Promise.all(sites.map(add));
    const after = await editorOf(1).draft();
    expect(after.bot.allowedSites.toSorted()).toEqual(sites.toSorted());
    expectNothingLost(before, saves, after);
  });
});
