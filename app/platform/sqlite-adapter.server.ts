import type { SqlDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { env } from "./env.server.ts";
import { keepStatements, type SqliteStatement } from "./kept-statements.ts";

/** Waiting for a lock blocks the whole process: long enough for a back-up, short enough to notice. */
const BUSY_TIMEOUT_MS = 15_000;

const PRAGMAS = [
  "journal_mode = WAL",
  "synchronous = FULL",
  "foreign_keys = ON",
  "trusted_schema = OFF",
  "cache_size = -32000",
];

interface BetterSqliteConnection {
  client: { pragma(text: string): unknown; prepare: unknown };
}
interface LibsqlConnection {
  client: { execute(sql: string): Promise<unknown>; transaction(mode?: string): Promise<unknown> };
}

/**
 * The SQLite driver of this process: better-sqlite3 when its native part loads, else libsql. On both, every connection is
 * WAL with synchronous FULL, and every transaction begins IMMEDIATE: a deferred one that reads before it writes fails at
 * once when another process wrote in between, and no time-out helps (docs/decisions/002).
 */
export async function sqliteAdapter(url: string = env.DATABASE_URL): Promise<SqlDriverAdapterFactory> {
  return (await betterSqlite(url)) ?? (await libsql(url));
}

async function betterSqlite(url: string): Promise<SqlDriverAdapterFactory | null> {
  try {
    const { PrismaBetterSqlite3 } = await import("@prisma/adapter-better-sqlite3");
    const factory = new PrismaBetterSqlite3({ url, timeout: BUSY_TIMEOUT_MS });
    const connect = factory.connect.bind(factory);
    factory.connect = async () => {
      const adapter = await connect();
      const { client } = adapter as unknown as BetterSqliteConnection;
      const prepare = (client.prepare as (sql: string) => SqliteStatement).bind(client);
      for (const pragma of PRAGMAS) client.pragma(pragma);
      client.prepare = keepStatements((sql) => prepare(sql === "BEGIN" ? "BEGIN IMMEDIATE" : sql));
      return adapter;
    };
    const probe = await factory.connect();
    await probe.dispose();
    return factory;
  } catch (error) {
    const isMissing =
      error instanceof Error &&
      /Cannot find|bindings|NODE_MODULE_VERSION|ERR_DLOPEN|MODULE_NOT_FOUND/.test(
        `${error.message} ${(error as NodeJS.ErrnoException).code ?? ""}`,
      );
    if (!isMissing) throw error;
    return null;
  }
}

async function libsql(url: string): Promise<SqlDriverAdapterFactory> {
  const { PrismaLibSql } = await import("@prisma/adapter-libsql");
  const factory = new PrismaLibSql({
    url,
    timeout: BUSY_TIMEOUT_MS,
    intMode: "bigint",
  } as ConstructorParameters<typeof PrismaLibSql>[0]);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    const { client } = adapter as unknown as LibsqlConnection;
    const transaction = client.transaction.bind(client);
    client.transaction = () => transaction("write");
    for (const pragma of PRAGMAS) await client.execute(`PRAGMA ${pragma}`);
    return adapter;
  };
  return factory;
}
