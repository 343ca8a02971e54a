import type { Actor } from "#app/domain/access/permissions.ts";
import type { Bot } from "#app/generated/prisma/client.ts";
import { db } from "#app/platform/db.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { getBotRow } from "./get-bot.server.ts";

export interface VersionItem {
  /** Of the run that it was published after; null when there was none. */
  tests: { passed: number; failed: number } | null;
  number: number;
  note: string;
  createdAt: string;
  author: string;
  sources: number;
  isLive: boolean;
  /** Why it was published although tests failed; empty when none did. */
  overrideReason: string;
}

/** What was published, the newest first; the newest hundred. Throws `NOT_FOUND`. */
export async function listVersions(input: { actor: Actor; botId: string }): Promise<VersionItem[]> {
  return loadVersions(await getBotRow({ workspaceId: input.actor.workspaceId, botId: input.botId }), {});
}

/** One of them, however old. Throws `NOT_FOUND`. */
export async function getVersionItem(input: {
  actor: Actor;
  botId: string;
  number: number;
}): Promise<VersionItem> {
  const bot = await getBotRow({ workspaceId: input.actor.workspaceId, botId: input.botId });
  const [version] = await loadVersions(bot, { number: input.number });
  if (!version) throw new AppError("NOT_FOUND");
  return version;
}

async function loadVersions(bot: Bot, which: { number?: number }): Promise<VersionItem[]> {
  const { workspaceId } = bot;
  const rows = await db.botVersion.findMany({
    where: { workspaceId, botId: bot.id, ...which },
    orderBy: { number: "desc" },
    take: 100,
    include: { _count: { select: { revisions: true } } },
  });
  const [authors, runs] = await Promise.all([
    db.user.findMany({ where: { id: { in: rows.flatMap((row) => row.authorId ?? []) } } }),
    db.testRun.findMany({
      where: { workspaceId, id: { in: rows.flatMap((row) => row.testRunId ?? []) } },
      select: { id: true, passed: true, failed: true },
    }),
  ]);
  const nameOf = (id: string | null) => authors.find((author) => author.id === id)?.username ?? "";
  const testsOf = (runId: string | null) => {
    const run = runs.find((each) => each.id === runId);
    return run ? { passed: run.passed, failed: run.failed } : null;
  };
  return rows.map((row) => ({
    number: row.number,
    note: row.note,
    createdAt: row.createdAt.toISOString(),
    author: nameOf(row.authorId),
    sources: row._count.revisions,
    isLive: row.number === bot.liveVersion,
    tests: testsOf(row.testRunId),
    overrideReason: row.overrideReason,
  }));
}
