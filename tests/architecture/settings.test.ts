import { mkdtempSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";

vi.stubEnv("DATA_DIR", mkdtempSync(path.join(tmpdir(), "chatbot-factory-env-")));
vi.stubEnv("DATABASE_URL", "file:./unused.db");
const { EnvSchema, readEnv } = await import("#app/platform/env.server.ts");

const freshFolder = () => mkdtempSync(path.join(tmpdir(), "chatbot-factory-env-"));
const secrets = {
  SESSION_SECRET: "hN2c9PqX7vRk4LmT8wYz1BdF6gJs3KuA",
  ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 9).toString("base64")}`,
};

describe(".env.example", () => {
  const lines = readFileSync(".env.example", "utf8").split("\n");

  it("names every setting, each with one line about it", () => {
    const named = lines.filter((line) => /^[A-Z_]+=/.test(line)).map((line) => line.split("=")[0]);
    expect(named).toEqual(Object.keys(EnvSchema.shape));
    for (const name of named)
      expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^# ${name}: .+`)));
  });

  it("starts the program as it is", () => {
    const values = Object.fromEntries(
      lines
        .filter((line) => /^[A-Z_]+=/.test(line))
        .map((line) => line.split(/=(.*)/s).slice(0, 2) as [string, string]),
    );
    expect(readEnv({ ...values, DATA_DIR: freshFolder() })).toMatchObject({
      PORT: 3000,
      appUrl: "http://localhost:3000",
      SIGNUP: "open",
    });
  });
});

describe("a bad setting stops the start with its name and an example", () => {
  it.each([
    ["PORT", "-1", /PORT .*3000/],
    ["PORT", "http", /PORT .*3000/],
    ["APP_URL", "bots.example.org", /APP_URL .*https:/],
    ["APP_URL", "https://bots.example.org/path", /APP_URL .*without a path/],
    ["DATABASE_URL", "mysql://x", /DATABASE_URL .*postgresql:/],
    ["SESSION_SECRET", "short", /SESSION_SECRET .*openssl/],
    ["SESSION_SECRET", "change-me-change-me-change-me-change-me", /SESSION_SECRET .*example/],
    ["ENCRYPTION_KEYS", "k1:abc", /ENCRYPTION_KEYS .*32 bytes/],
    ["SIGNUP", "OPEN", /SIGNUP .*invite/],
    ["MAX_UPLOAD_MB", "0", /MAX_UPLOAD_MB .*1 to 500/],
    ["TRUST_PROXY", "yes", /TRUST_PROXY .*false/],
    ["ALLOWED_PRIVATE_HOSTS", "127.0.0.1", /ALLOWED_PRIVATE_HOSTS .*host:port/],
    ["LOG_LEVEL", "loud", /LOG_LEVEL .*info/],
  ])("%s=%s", (name, value, sentence) => {
    expect(() => readEnv({ DATA_DIR: freshFolder(), [name]: value })).toThrow(sentence);
  });

  it("PostgreSQL without secrets, which several machines must share", () => {
    const DATABASE_URL = "postgresql://u@127.0.0.1/x";
    expect(() => readEnv({ DATABASE_URL, DATA_DIR: freshFolder() })).toThrow(/SESSION_SECRET is needed/);
    expect(readEnv({ DATABASE_URL, DATA_DIR: freshFolder(), ...secrets }).isPostgres).toBe(true);
  });
});

describe("the secrets of a SQLite installation", () => {
  it("are made once, kept, and readable by their owner only", () => {
    const DATA_DIR = freshFolder();
    const first = readEnv({ DATA_DIR });
    expect(readEnv({ DATA_DIR })).toMatchObject({
      sessionSecret: first.sessionSecret,
      encryptionKeys: first.encryptionKeys,
    });
    expect(statSync(path.join(DATA_DIR, "secrets.json")).mode & 0o777).toBe(0o600);
  });
});
