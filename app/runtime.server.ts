import type { Server } from "node:http";
import type { ErrorRequestHandler, RequestHandler } from "express";
import { startJobs, stopJobs } from "./jobs/runner.server.ts";
import { edgeHandlers, sendProblem } from "./http/edge.server.ts";
import { probes } from "./http/probes.server.ts";
import { drainAnswers, recoverAnswers } from "./features/answers/index.server.ts";
import { flushUses } from "./features/spending/index.server.ts";
import { ensureGuideBots } from "./features/guide/index.server.ts";
import { warmSegments } from "./features/knowledge/index.server.ts";
import { dbAcrossWorkspaces } from "./platform/db.server.ts";
import { env, EnvError } from "./platform/env.server.ts";
import { logger } from "./platform/logger.server.ts";
import { migrate } from "./platform/migrate.server.ts";
import { readiness } from "./platform/readiness.server.ts";

/** What `server.ts` hangs on Express and http: the composition root's whole outside. */
export interface Runtime {
  port: number;
  host: string;
  trustProxy: false | number | string[];
  edgeHandlers: RequestHandler[];
  probes: RequestHandler;
  onError: ErrorRequestHandler;
  attach(server: Server): void;
  listening(port: number): void;
  stop(): Promise<void>;
  logFatal(error: unknown, kind: string): void;
}

/** The database is migrated, interrupted answers are marked, jobs run. Rejects with one sentence when it cannot start. */
export async function startRuntime(): Promise<Runtime> {
  const applied = await migrate().catch((error: unknown) => {
    throw new EnvError(databaseSentence(error), { cause: error });
  });
  if (applied.length > 0) logger.info({ migrations: applied }, "database migrated");
  await assertDurable();
  await recoverAnswers();
  await ensureGuideBots();
  await startJobs();
  readiness.isReady = true;
  void warmSegments();
  return {
    port: env.PORT,
    host: env.HOST,
    trustProxy: trustProxyOf(env.TRUST_PROXY),
    edgeHandlers,
    probes,
    onError: (error: unknown, _request, response, _next) => void sendProblem(response, error),
    attach: () => {},
    listening: (port) => {
      process.stdout.write(
        `\nChatBot Factory is ready. Open ${env.APP_URL ?? env.appUrl.replace(/:\d+$/, `:${port}`)}\n`,
      );
    },
    stop,
    logFatal: (error, kind) => logger.fatal({ err: error }, kind),
  };
}

async function stop(): Promise<void> {
  readiness.isReady = false;
  await stopJobs();
  await drainAnswers(20_000);
  await flushUses();
  await dbAcrossWorkspaces.$disconnect();
}

function trustProxyOf(setting: string): false | number | string[] {
  if (setting.toLowerCase() === "false") return false;
  return /^\d+$/.test(setting) ? Number(setting) : setting.split(",").map((network) => network.trim());
}

/** What Prisma and its engine write around the reason: where they stand in their own code. */
const AROUND = /^(at |\d+: |with |Invalid `|$)/;

function databaseSentence(error: unknown): string {
  const lines = (error instanceof Error ? error.message : String(error))
    .split("\n")
    .map((line) => line.trim());
  const reason = lines.find((line) => !AROUND.test(line)) ?? "";
  return env.isPostgres
    ? `The database in DATABASE_URL cannot be used: ${reason}`
    : `The database file in DATABASE_URL (${env.DATABASE_URL}) cannot be used: ${reason}`;
}

/** An acknowledged message survives a power cut only when SQLite waits for the disk on every commit. */
async function assertDurable(): Promise<void> {
  if (env.isPostgres) return;
  const rows =
    await dbAcrossWorkspaces.$queryRawUnsafe<{ synchronous: bigint | number }[]>("PRAGMA synchronous");
  if (Number(rows[0]?.synchronous) !== 2)
    throw new EnvError("SQLite does not run with synchronous=FULL; the program does not start without it.");
}
