import { mkdirSync } from "node:fs";
import path from "node:path";
import { PrismaClient } from "#app/generated/prisma/client.ts";
import { env, EnvError } from "./env.server.ts";
import { singleton } from "./singleton.server.ts";
import { sqliteAdapter } from "./sqlite-adapter.server.ts";
import { assertTenantScope } from "./tenant-models.server.ts";

/** Under load a transaction waits for its turn rather than fail; none holds on for long. Milliseconds. */
const transactionOptions = { maxWait: 10_000, timeout: 15_000 };

async function connect(): Promise<PrismaClient> {
  if (env.isPostgres) {
    const { PrismaClient: PostgresClient } = await import("#app/generated/prisma-pg/client.ts");
    const { PrismaPg } = await import("@prisma/adapter-pg");
    const adapter = new PrismaPg({
      connectionString: env.DATABASE_URL,
      max: 10,
      statement_timeout: 10_000,
      idle_in_transaction_session_timeout: 15_000,
    });
    // Both clients come from one model; only the literal name of the provider differs.
    return new PostgresClient({ adapter, transactionOptions }) as unknown as PrismaClient;
  }
  try {
    mkdirSync(path.dirname(env.DATABASE_URL.replace(/^file:/, "")), { recursive: true });
    return new PrismaClient({ adapter: await sqliteAdapter(), transactionOptions });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new EnvError(`The database file in DATABASE_URL (${env.DATABASE_URL}) cannot be used: ${reason}`, {
      cause: error,
    });
  }
}

/**
 * The database without the workspace check, for the few places that serve the whole instance or look a row up by a
 * public id before its workspace is known. Everywhere else: `db`.
 */
export const dbAcrossWorkspaces: PrismaClient = await singleton("db", connect);

/** The database. A query of a tenant's table that does not name the workspace throws `TenantScopeMissing`. */
export const db = dbAcrossWorkspaces.$extends({
  query: {
    $allModels: {
      $allOperations({ model, operation, args, query }) {
        assertTenantScope(model, operation, args);
        return query(args);
      },
    },
  },
});

export type Database = typeof db;
/** What a use case gets inside `db.$transaction`. */
export type Transaction = Parameters<Parameters<Database["$transaction"]>[0]>[0];

/** A filter for rows whose text contains `text`, in any case: SQLite compares so by itself, PostgreSQL is told to. */
export function containing(text: string): { contains: string } {
  return { contains: text, ...(env.isPostgres ? { mode: "insensitive" } : {}) };
}

/** Whether an error says that a unique key is taken (Prisma P2002). */
export function isUniqueViolation(error: unknown): boolean {
  return typeof error === "object" && error !== null && (error as { code?: unknown }).code === "P2002";
}
