import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startServer, type TestServer } from "#tests/setup/start-server.ts";
import { apiClient } from "./api-client.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer({
    database: process.env.TEST_DATABASE === "postgresql" ? "postgresql" : "sqlite",
  });
});
afterAll(() => server.stop());

const account = ["--email", "ana@example.org", "--password", "ana has a long one", "--username", "ana"];

describe("the command line", () => {
  it("makes an account and a token that prints alone and opens the API with its scopes only", async () => {
    expect(await server.cli("user:create", ...account)).toMatchObject({ code: 0, stderr: "" });
    const made = await server.cli(
      "token:create",
      "--email",
      "ANA@example.org",
      "--name",
      "test",
      "--scopes",
      "bot:read, bot:edit",
    );
    expect(made).toMatchObject({
      code: 0,
      stderr: "",
      stdout: expect.stringMatching(/^cbf_[a-z2-7]{26}_[\w-]{43}\n$/),
    });
    const call = apiClient(server.url, made.stdout.trim());
    const { status, json } = await call("POST", "/api/v1/bots", { name: "By a token" });
    expect(status).toBe(201);
    expect((await call("DELETE", `/api/v1/bots/${json.id}`)).status).toBe(403);
  });

  it.each<[string[], number, RegExp]>([
    [[], 2, /user:create --email/],
    [["user:destroy"], 2, /There is no command user:destroy/],
    [["user:create"], 1, /--email: This is needed\.\n--password: This is needed\.\nUsage/],
    [
      ["user:create", "--email", "nope", "--password", "short"],
      1,
      /--email: This is not an e-mail address.*\n--password: This is too short/,
    ],
    [["user:create", ...account], 1, /already an account/],
    [["user:create", ...account, "--role", "admin"], 1, /--role: This field is not known/],
    [["user:create", ...account, "stray"], 1, /not known: stray/],
    [
      ["token:create", "--email", "ana@example.org", "--name", "x", "--scopes", "bot:fly"],
      1,
      /--scopes: Choose one of: bot:read/,
    ],
    [
      ["token:create", "--email", "ana@example.org", "--name", "x", "--workspace", "nope"],
      1,
      /in no workspace nope/,
    ],
    [["token:create", "--email", "nobody@example.org", "--name", "x"], 1, /There is no account/],
  ])("says what is wrong with %j", async (words, code, sentence) => {
    const result = await server.cli(...words);
    expect(result).toMatchObject({ code, stdout: "" });
    expect(result.stderr).toMatch(sentence);
    expect(result.stderr).not.toMatch(/\n\s+at |AppError|Prisma/);
  });

  it("finds a healthy installation healthy", async () => {
    const result = await server.cli("doctor");
    expect(result.stdout).toMatch(/^ok {4}Settings/);
    expect(result).toMatchObject({ code: 0, stderr: "" });
    expect(result.stdout).not.toContain("MEND");
  });
});

describe("the doctor", () => {
  it("names the provider of the environment that does not answer", async () => {
    const ill = await startServer({
      env: { OPENAI_API_KEY: "sk-not-a-real-one", OPENAI_BASE_URL: "https://127.0.0.1:9/v1" },
    });
    try {
      const { code, stdout } = await ill.cli("doctor");
      expect(stdout).toMatch(/MEND {2}OpenAI +.*cannot be reached/);
      expect(code).toBe(1);
    } finally {
      await ill.stop();
    }
  });

  it("makes a new database ready", async () => {
    const fresh = await startServer();
    try {
      await fresh.kill();
      for (const ending of ["", "-wal", "-shm"]) rmSync(`${fresh.dataDir}/app.db${ending}`, { force: true });
      expect(await fresh.cli("doctor")).toMatchObject({
        code: 0,
        stdout: expect.stringContaining("is up to date"),
      });
      expect(await fresh.cli("user:create", ...account)).toMatchObject({ code: 0 });
    } finally {
      await fresh.stop();
    }
  });
});
