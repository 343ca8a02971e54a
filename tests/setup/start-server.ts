import { execFile, spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import pg from "pg";

const run = promisify(execFile);

export interface TestServer {
  url: string;
  dataDir: string;
  databaseUrl: string;
  pid: number;
  /** What the server wrote on its outputs so far. */
  output(): string;
  /** Makes an account through the command line; the first one is the administrator. */
  createUser(name?: string): Promise<{ email: string; password: string; username: string }>;
  /** A bearer token of that account, through the command line. */
  createToken(email: string, scopes?: string): Promise<string>;
  /** Runs any command of the command line on this server's data. */
  cli(...args: string[]): Promise<{ stdout: string; stderr: string; code: number }>;
  /** Ends the process as a power cut would. */
  kill(): Promise<void>;
  /** Ends the process politely; its data stays. */
  terminate(): Promise<void>;
  /** Starts it again on the same data and port. */
  restart(): Promise<void>;
  /** Ends it politely and removes its data. */
  stop(): Promise<void>;
}

export interface ServerOptions {
  database?: "sqlite" | "postgresql";
  env?: Record<string, string>;
}

/** What `tools/cli.mjs` does once everything is built: the tests run what was built before them. */
const RUN_COMMAND = `
  const build = await import(${JSON.stringify(pathToFileURL(path.resolve("build/server/index.js")).href)});
  process.exit(await build.entry.module.runCommand(process.argv.slice(1)));
`;

/** The production build on a database, a port and a data folder of its own. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "chatbot-factory-test-"));
  const database = options.database === "postgresql" ? await createPostgresDatabase() : null;
  const port = await freePort();
  const databaseUrl = database?.url ?? `file:${path.join(dataDir, "app.db")}`;
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH ?? "",
    HOME: process.env.HOME ?? "",
    NODE_ENV: "production",
    PORT: String(port),
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    LOG_LEVEL: "warn",
    SESSION_SECRET: randomBytes(33).toString("base64"),
    ENCRYPTION_KEYS: `k1:${randomBytes(32).toString("base64")}`,
    ...options.env,
  };
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess;
  let output = "";

  const launch = async () => {
    child = spawn(process.execPath, ["build/server.js"], { env, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (chunk: Buffer) => (output += chunk.toString()));
    await waitUntilReady(url, child, () => output);
  };
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await ended;
  };
  const cli = async (...args: string[]) => {
    try {
      const result = await run(
        process.execPath,
        ["--input-type=module", "--eval", RUN_COMMAND, "--", ...args],
        { env },
      );
      return { ...result, code: 0 };
    } catch (error) {
      const failed = error as { stdout: string; stderr: string; code: number };
      return { stdout: failed.stdout, stderr: failed.stderr, code: failed.code };
    }
  };
  const succeed = async (...args: string[]) => {
    const result = await cli(...args);
    if (result.code !== 0) throw new Error(`${args[0]} failed: ${result.stderr}${result.stdout}`);
    return result.stdout.trim();
  };

  await launch();
  return {
    url,
    dataDir,
    databaseUrl,
    get pid() {
      return child.pid ?? 0;
    },
    output: () => output,
    cli,
    createUser: async (name = `user-${randomBytes(4).toString("hex")}`) => {
      const account = { email: `${name}@example.org`, password: `${name} has a long one`, username: name };
      await succeed(
        "user:create",
        "--email",
        account.email,
        "--password",
        account.password,
        "--username",
        account.username,
      );
      return account;
    },
    createToken: (email, scopes) =>
      succeed("token:create", "--email", email, "--name", "test", ...(scopes ? ["--scopes", scopes] : [])),
    kill: () => end("SIGKILL"),
    terminate: () => end("SIGTERM"),
    restart: launch,
    stop: async () => {
      await end("SIGTERM");
      await database?.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function waitUntilReady(url: string, child: ChildProcess, output: () => string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${output()}`);
    const response = await fetch(`${url}/readyz`).catch(() => null);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the server is not ready after 30 s:\n${output()}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** An empty database of its own on the server of `TEST_POSTGRES_URL`. */
export async function createPostgresDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = process.env.TEST_POSTGRES_URL;
  if (!server) throw new Error("TEST_POSTGRES_URL is not set");
  const name = `chatbot_factory_${randomBytes(6).toString("hex")}`;
  await withClient(server, (client) => client.query(`CREATE DATABASE ${name}`));
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () => withClient(server, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  };
}

async function withClient(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
