import { execFile } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";

/** Starts the built server with these settings and waits until it has given up. */
function startWith(settings: Record<string, string>): Promise<{ code: number; stderr: string }> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "chatbot-factory-start-"));
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH ?? "",
    NODE_ENV: "production",
    DATA_DIR: dataDir,
    DATABASE_URL: `file:${path.join(dataDir, "app.db")}`,
    LOG_LEVEL: "silent",
    ...settings,
  };
  return new Promise((resolve) => {
    execFile(process.execPath, ["build/server.js"], { env, timeout: 30_000 }, (error, _stdout, stderr) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, stderr });
    });
  });
}

const secrets = {
  SESSION_SECRET: "hN2c9PqX7vRk4LmT8wYz1BdF6gJs3KuA",
  ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 5).toString("base64")}`,
};

describe("a start that cannot be", () => {
  it.each([
    ["a bad port", { PORT: "abc" }, /^PORT .*such as 3000\.$/],
    ["a bad address", { APP_URL: "bots.example.org" }, /^APP_URL .*https:/],
    [
      "a secret from an example",
      { SESSION_SECRET: "change-me-change-me-change-me-change" },
      /^SESSION_SECRET .*example/,
    ],
    [
      "PostgreSQL without secrets",
      { DATABASE_URL: "postgresql://u@127.0.0.1:1/x" },
      /^SESSION_SECRET is needed/,
    ],
    [
      "no database there",
      { DATABASE_URL: "postgresql://u@127.0.0.1:1/x", ...secrets },
      /^The database in DATABASE_URL cannot be used: .*reach/,
    ],
    [
      "a database file that is none",
      { DATABASE_URL: "file:/proc/version" },
      /^The database file in DATABASE_URL/,
    ],
  ])("because of %s ends with one plain sentence", async (_name, settings, sentence) => {
    const { code, stderr } = await startWith(settings);
    expect(code).toBe(1);
    const lines = stderr.trim().split("\n");
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(sentence);
  });

  it("because the port is taken says which", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as AddressInfo;
    const { code, stderr } = await startWith({ PORT: String(port) });
    other.close();
    expect(code).toBe(1);
    expect(stderr.trim()).toBe(
      `Port ${port} is in use. Stop the other program, or set PORT to another number.`,
    );
  });
});
