import type { Actor } from "#app/domain/access/permissions.ts";
import { getBotRow } from "#app/features/bots/index.server.ts";
import { keepReplayedAnswer, dropReplayedAnswer } from "#app/features/testing/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { isId } from "#app/shared/ids.ts";
import { beforeOf } from "./replay-rows.server.ts";
import type { Verdict } from "./replay-view.ts";

/**
 * A changed answer has its verdict. A worse one makes a test of what the old answer said; taking that verdict back takes the test
 * back. Throws `NOT_FOUND`, and `TOO_MANY` when the bot may have no further test.
 */
export async function judgeItem(input: {
  actor: Actor;
  botId: string;
  itemId: string;
  verdict: Verdict;
}): Promise<void> {
  const { actor, itemId, verdict } = input;
  const { workspaceId } = actor;
  const { id: botId } = await getBotRow({ workspaceId, botId: input.botId });
  const item = isId(itemId)
    ? await db.replayItem.findUnique({
        where: { workspaceId_id: { workspaceId, id: itemId } },
        include: { replay: { select: { botId: true } } },
      })
    : null;
  if (item?.replay.botId !== botId || !item.isChanged) throw new AppError("NOT_FOUND");
  const { messageId, question } = item;
  if (verdict === "worse") await keepReplayedAnswer({ actor, botId, messageId, question, ...was(item) });
  else if (item.verdict === "worse") await dropReplayedAnswer({ actor, botId, messageId });
  await db.replayItem.updateMany({ where: { workspaceId, id: itemId }, data: { verdict } });
}

function was(item: Parameters<typeof beforeOf>[0]) {
  const { text, kind, cited } = beforeOf(item);
  const [source] = cited;
  return { answer: { text, kind, ...(source ? { sourceId: source.sourceId } : {}) } };
}
