/**
 * Prisma without its downloads (docs/decisions/006). Commands:
 *   node tools/db.mjs generate       the clients of both databases, into app/generated
 *   node tools/db.mjs diff <name>    a new migration for both databases, from the change of prisma/schema.prisma
 * Applying migrations is the application's own work at start (app/platform/migrate.server.ts).
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const require = createRequire(import.meta.url);
const source = path.join(root, "prisma/schema.prisma");
const postgresSource = path.join(root, "prisma/generated/schema.prisma");

/** The same model for PostgreSQL. @param {string} schema */
const toPostgres = (schema) =>
  schema
    .replace('provider = "sqlite"', 'provider = "postgresql"')
    .replace('"../app/generated/prisma"', '"../../app/generated/prisma-pg"');

/** @param {boolean} quiet */
export function generate(quiet = false) {
  mkdirSync(path.dirname(postgresSource), { recursive: true });
  writeFileSync(postgresSource, toPostgres(readFileSync(source, "utf8")));
  for (const schema of [source, postgresSource]) {
    const result = spawnSync(
      process.execPath,
      [require.resolve("prisma/build/index.js"), "generate", "--schema", schema, "--no-hints"],
      // Generating wants the schema engine to exist but never runs it: any file will do.
      {
        cwd: root,
        encoding: "utf8",
        env: {
          ...process.env,
          PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
          PRISMA_HIDE_UPDATE_MESSAGE: "1",
          CHECKPOINT_DISABLE: "1",
        },
      },
    );
    if (result.status !== 0) throw new Error(`prisma generate failed:\n${result.stdout}${result.stderr}`);
    if (!quiet)
      process.stdout.write(`generated the client for ${schema === source ? "SQLite" : "PostgreSQL"}\n`);
  }
}

async function loadEngine() {
  const { bindMigrationAwareSqlAdapterFactory } = await import("@prisma/driver-adapter-utils");
  const { PrismaLibSql } = await import("@prisma/adapter-libsql");
  const folder = path.dirname(require.resolve("@prisma/schema-engine-wasm"));
  const glue = await import(pathToFileURL(path.join(folder, "schema_engine_bg.js")).href);
  const { instance } = await WebAssembly.instantiate(
    readFileSync(path.join(folder, "schema_engine_bg.wasm")),
    {
      "./schema_engine_bg.js": glue,
    },
  );
  glue.__wbg_set_wasm(instance.exports);
  /** @type {any} */ (instance.exports).__wbindgen_start();
  /** @type {any} */ (globalThis).PRISMA_WASM_PANIC_REGISTRY = {
    set_message(/** @type {string} */ message) {
      throw new Error(message);
    },
  };
  const scratch = path.join(mkdtempSync(path.join(tmpdir(), "chatbot-factory-")), "scratch.db");
  /** @param {"sqlite" | "postgresql"} provider */
  const factoryFor = async (provider) => {
    if (provider === "sqlite") return new PrismaLibSql({ url: `file:${scratch}` });
    const { PrismaPg } = await import("@prisma/adapter-pg");
    const url = process.env.TEST_POSTGRES_URL;
    if (!url)
      throw new Error("Set TEST_POSTGRES_URL: the PostgreSQL migration is made with a server at hand.");
    return new PrismaPg({ connectionString: url });
  };
  return {
    /** @param {"sqlite" | "postgresql"} provider */
    open: async (provider) =>
      glue.SchemaEngine.new(
        { datamodels: undefined },
        () => {},
        bindMigrationAwareSqlAdapterFactory(await factoryFor(provider)),
      ),
  };
}

/** @param {string | undefined} name */
async function diff(name) {
  if (!name || !/^[a-z0-9_]+$/.test(name)) throw new Error("Give the migration a name: a-z, 0-9 and _.");
  const engines = await loadEngine();
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  for (const provider of /** @type {const} */ (["sqlite", "postgresql"])) {
    const folder = path.join(root, "prisma/migrations", provider);
    const snapshot = path.join(folder, "schema.snapshot.prisma");
    const text = readFileSync(source, "utf8");
    const next = provider === "sqlite" ? text : toPostgres(text);
    const from = existsSync(snapshot)
      ? { tag: "schemaDatamodel", files: [{ path: "s.prisma", content: readFileSync(snapshot, "utf8") }] }
      : { tag: "empty" };
    const engine = await engines.open(provider);
    const { stdout } = await engine.diff({
      from,
      to: { tag: "schemaDatamodel", files: [{ path: "s.prisma", content: next }] },
      script: true,
      exitCode: null,
      shadowDatabaseUrl: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    if (!/^(CREATE|ALTER|DROP|INSERT|PRAGMA)/m.test(stdout)) {
      process.stdout.write(`${provider}: no change\n`);
      continue;
    }
    const target = path.join(folder, `${stamp}_${name}`);
    mkdirSync(target, { recursive: true });
    writeFileSync(path.join(target, "migration.sql"), stdout);
    writeFileSync(snapshot, next);
    process.stdout.write(`wrote ${path.relative(root, target)}\n`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [command, argument] = process.argv.slice(2);
  if (command === "generate") generate();
  else if (command === "diff") await diff(argument);
  else throw new Error("node tools/db.mjs generate | diff <name>");
  process.exit(0);
}
