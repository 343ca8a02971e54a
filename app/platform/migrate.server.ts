import { existsSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { dbAcrossWorkspaces as db } from "./db.server.ts";
import { env } from "./env.server.ts";
import { sqliteAdapter } from "./sqlite-adapter.server.ts";

const require = createRequire(import.meta.url);

interface MigrationDirectory {
  path: string;
  migrationFile: { path: string; content: { tag: "ok"; value: string } };
}
type BoundFactory = Parameters<typeof bindMigrationAwareSqlAdapterFactory>[0];
interface SchemaEngine {
  applyMigrations(input: unknown): Promise<{ appliedMigrationNames: string[] }>;
}

/** The names of the migrations that this database does not have yet, oldest first. */
export async function listPendingMigrations(): Promise<string[]> {
  const applied = await listAppliedMigrations();
  return migrationDirectories()
    .map((directory) => directory.path)
    .filter((name) => !applied.has(name));
}

/**
 * The database has every migration. A SQLite file that holds data is copied to DATA_DIR/backups first.
 * Returns the names of those that were applied.
 */
export async function migrate(): Promise<string[]> {
  const pending = await listPendingMigrations();
  if (pending.length === 0) return [];
  if (!env.isPostgres && (await listAppliedMigrations()).size > 0)
    await backUpBefore(pending[0] ?? "migration");
  // The engine takes the SQLite file for itself alone; our connection comes back with the next query.
  await db.$disconnect();
  const { engine, close } = await openEngine();
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: {
        baseDir: migrationsFolder(),
        lockfile: {
          path: "migration_lock.toml",
          content: `provider = "${env.isPostgres ? "postgresql" : "sqlite"}"\n`,
        },
        shadowDbInitScript: "",
        migrationDirectories: migrationDirectories(),
      },
      filters: { externalTables: [], externalEnums: [] },
    });
    return appliedMigrationNames;
  } finally {
    await close();
  }
}

function migrationsFolder(): string {
  return path.resolve("prisma/migrations", env.isPostgres ? "postgresql" : "sqlite");
}

function migrationDirectories(): MigrationDirectory[] {
  const base = migrationsFolder();
  return readdirSync(base, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted()
    .map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(path.join(base, name, "migration.sql"), "utf8") },
      },
    }));
}

async function listAppliedMigrations(): Promise<Set<string>> {
  const [table] = env.isPostgres
    ? await db.$queryRaw<{ name: string | null }[]>`SELECT to_regclass('_prisma_migrations')::text AS name`
    : await db.$queryRaw<
        { name: string | null }[]
      >`SELECT name FROM sqlite_master WHERE name = '_prisma_migrations'`;
  if (!table?.name) return new Set();
  const rows = await db.$queryRaw<
    { migration_name: string }[]
  >`SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL`;
  return new Set(rows.map((row) => row.migration_name));
}

async function backUpBefore(name: string): Promise<void> {
  const folder = path.join(env.DATA_DIR, "backups");
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `before-${name}-${new Date().toISOString().replaceAll(/[:.]/g, "-")}.db`);
  await db.$executeRawUnsafe("VACUUM INTO ?", file);
  if (!existsSync(file))
    throw new Error(`The back-up ${file} was not written; the migration was not started.`);
}

/** Prisma's own engine as WebAssembly: the same migrations table as its command line keeps, and nothing is downloaded. */
async function openEngine(): Promise<{ engine: SchemaEngine; close(): Promise<void> }> {
  const folder = path.dirname(require.resolve("@prisma/schema-engine-wasm"));
  const glue = await import(/* @vite-ignore */ pathToFileURL(path.join(folder, "schema_engine_bg.js")).href);
  const { instance } = await WebAssembly.instantiate(
    readFileSync(path.join(folder, "schema_engine_bg.wasm")),
    {
      "./schema_engine_bg.js": glue,
    },
  );
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports as { __wbindgen_start(): void }).__wbindgen_start();
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message(message: string) {
        throw new Error(`The migration engine stopped: ${message}`);
      },
    },
  });
  const factory = (
    env.isPostgres
      ? new (await import("@prisma/adapter-pg")).PrismaPg({ connectionString: env.DATABASE_URL })
      : await sqliteAdapter()
  ) as BoundFactory;
  const connections: { dispose(): Promise<void> }[] = [];
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const connection = await connect();
    connections.push(connection);
    return connection;
  };
  const engine = await glue.SchemaEngine.new(
    { datamodels: undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory(factory),
  );
  return {
    engine,
    close: async () => {
      for (const connection of connections) await connection.dispose();
    },
  };
}
