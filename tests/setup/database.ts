import { mkdtempSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll } from "vitest";
import { createPostgresDatabase } from "./start-server.ts";

/**
 * Each test file has a database of its own: a SQLite file, or with `TEST_DATABASE=postgresql` a database on the server of
 * `TEST_POSTGRES_URL`. Set before the product is imported, because it reads its settings once.
 */
const dataDir = mkdtempSync(path.join(tmpdir(), "chatbot-factory-db-"));
/** A port that was free a moment ago: a test may listen there as the provider of a model: it stands in ALLOWED_PRIVATE_HOSTS. */
const providerPort = await new Promise<number>((resolve) => {
  const probe = createServer().listen(0, "127.0.0.1", () => {
    const { port } = probe.address() as AddressInfo;
    probe.close(() => resolve(port));
  });
});
const postgres = process.env.TEST_DATABASE === "postgresql" ? await createPostgresDatabase() : null;

Object.assign(process.env, {
  DATA_DIR: dataDir,
  DATABASE_URL: postgres?.url ?? `file:${path.join(dataDir, "test.db")}`,
  SESSION_SECRET: "hN2c9PqX7vRk4LmT8wYz1BdF6gJs3KuA",
  ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 7).toString("base64")}`,
  LOG_LEVEL: "silent",
  ALLOWED_PRIVATE_HOSTS: `127.0.0.1:${providerPort}`,
});

const { migrate } = await import("#app/platform/migrate.server.ts");
await migrate();

afterAll(async () => {
  const { dbAcrossWorkspaces } = await import("#app/platform/db.server.ts");
  await dbAcrossWorkspaces.$disconnect();
  await postgres?.drop();
});
