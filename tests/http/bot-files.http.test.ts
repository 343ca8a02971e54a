import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startServer, type TestServer } from "#tests/setup/start-server.ts";
import { apiClient, untilRead, type Call } from "./api-client.ts";

let server: TestServer;
let ana: Call;
let folder: string;
let botId: string;
let workspaceId: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "bot-files-"));
  server = await startServer({
    database: process.env.TEST_DATABASE === "postgresql" ? "postgresql" : "sqlite",
  });
  const [first, second] = [await server.createUser("ana"), await server.createUser("bob")];
  ana = apiClient(server.url, await server.createToken(first.email));
  // A workspace that somebody is not in is told with those that they are in.
  const { stderr } = await server.cli(
    "token:create",
    "--email",
    second.email,
    "--name",
    "x",
    "--workspace",
    "none",
  );
  workspaceId = /\b[a-z2-7]{26}\b/.exec(stderr)?.[0] ?? "";
  botId = (await ana("POST", "/api/v1/bots", { name: "Shop" })).json.id;
  const text = "# Opening hours\n\nThe shop is open from 9 to 18 on weekdays.\n";
  const { json } = await ana("POST", `/api/v1/bots/${botId}/sources`, { type: "text", title: "Hours", text });
  await untilRead(ana, json.id);
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const fileAt = (name: string) => path.join(folder, name);
const exportTo = (name: string) => server.cli("bot:export", botId, "--out", fileAt(name));
const importFrom = (name: string, ...more: string[]) =>
  server.cli("bot:import", fileAt(name), "--workspace", workspaceId, ...more);

describe("a bot as a file, at the shell", () => {
  it("goes into another workspace and live, when its tests pass", async () => {
    await ana("POST", `/api/v1/bots/${botId}/tests`, {
      question: "When is the shop open?",
      mustContain: ["9 to 18"],
    });
    expect(await exportTo("shop.zip")).toMatchObject({ code: 0, stdout: `${fileAt("shop.zip")}\n` });
    expect((await readFile(fileAt("shop.zip"))).subarray(0, 2).toString()).toBe("PK");
    const first = await importFrom("shop.zip", "--publish");
    expect(first.stderr).toContain("Version 1 is live");
    expect(first).toMatchObject({ code: 0, stdout: expect.stringMatching(/^[a-z2-7]{26}\n$/) });
    const again = await importFrom("shop.zip");
    expect(again.stdout).toBe(first.stdout);
    expect(again.stderr).toContain("0 added, 0 changed, 0 deleted, 1 the same");
  });

  it("stays a draft when a test fails", async () => {
    await ana("POST", `/api/v1/bots/${botId}/tests`, {
      question: "When is the shop open?",
      mustContain: ["midnight"],
    });
    await exportTo("red.zip");
    const { code, stderr } = await importFrom("red.zip", "--publish");
    expect(code).toBe(1);
    expect(stderr).toContain("Not published: tests failed");
  });

  it("says in a sentence what is not there", async () => {
    expect(await server.cli("bot:export", "nothing", "--out", fileAt("x.zip"))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("There is no bot nothing"),
    });
    expect(await importFrom("not-there.zip")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("cannot be read"),
    });
    const elsewhere = await server.cli("bot:import", fileAt("shop.zip"), "--workspace", "none");
    expect(elsewhere).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("There is no workspace none"),
    });
  });
});
