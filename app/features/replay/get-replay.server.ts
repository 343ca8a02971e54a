import type { Actor } from "#app/domain/access/permissions.ts";
import { getBotRow } from "#app/features/bots/index.server.ts";
import type { Bot, Replay } from "#app/generated/prisma/client.ts";
import { db } from "#app/platform/db.server.ts";
import { toItemView, toReplayView } from "./replay-rows.server.ts";
import type { ReplayItemView, ReplayView } from "./replay-view.ts";

/** So many changed answers stand on one page. */
export const ITEMS_PER_PAGE = 50;

/** The newest replay with a page of the answers that changed. */
export interface ReplayBoard {
  replay: ReplayView | null;
  items: ReplayItemView[];
}

/** The newest replay; null before the first. Throws `NOT_FOUND`. */
export async function getNewestReplay(input: { actor: Actor; botId: string }): Promise<ReplayView | null> {
  const { workspaceId } = input.actor;
  const bot = await getBotRow({ workspaceId, botId: input.botId });
  const row = await newestOf(bot);
  return row && toView(bot, row);
}

/** The newest replay and its changed answers from one on, in the order of the conversations. Throws `NOT_FOUND`. */
export async function getReplayBoard(input: {
  actor: Actor;
  botId: string;
  /** Changed answers to skip. */
  from: number;
}): Promise<ReplayBoard> {
  const { workspaceId } = input.actor;
  const bot = await getBotRow({ workspaceId, botId: input.botId });
  const row = await newestOf(bot);
  if (!row) return { replay: null, items: [] };
  const items = await db.replayItem.findMany({
    where: { workspaceId, replayId: row.id, isChanged: true },
    orderBy: { position: "asc" },
    skip: input.from,
    take: ITEMS_PER_PAGE,
  });
  return { replay: await toView(bot, row), items: items.flatMap((item) => toItemView(item) ?? []) };
}

const newestOf = ({ workspaceId, id: botId }: Bot) =>
  db.replay.findFirst({ where: { workspaceId, botId }, orderBy: { createdAt: "desc" } });

async function toView({ workspaceId, draftRevision }: Bot, row: Replay): Promise<ReplayView> {
  const isChanged = { workspaceId, replayId: row.id, isChanged: true };
  const [changed, judged] = await Promise.all([
    db.replayItem.count({ where: isChanged }),
    db.replayItem.count({ where: { ...isChanged, verdict: { not: null } } }),
  ]);
  return toReplayView(row, { draftRevision, changed, judged });
}
