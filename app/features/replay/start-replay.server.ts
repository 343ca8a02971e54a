import type { Actor } from "#app/domain/access/permissions.ts";
import { getBotRow } from "#app/features/bots/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { enqueueJob } from "#app/platform/job-queue.server.ts";
import { fieldError } from "#app/shared/app-error.ts";
import { createId } from "#app/shared/ids.ts";
import { cancelReplay } from "./cancel-replay.server.ts";
import { chooseQuestions } from "./choose-questions.server.ts";
import { toReplayView, toStoredAnswer } from "./replay-rows.server.ts";
import type { ReplaySize, ReplayView } from "./replay-view.ts";

export const REPLAY = "replay";

/** Of one bot; older ones are gone. */
const MOST_KEPT = 10;

/**
 * The newest conversations are asked again outside of this request; a replay that was under way has ended. Throws `NOT_FOUND`, and
 * `INVALID` when nobody has asked anything yet.
 */
export async function startReplay(input: {
  actor: Actor;
  botId: string;
  size: ReplaySize;
}): Promise<ReplayView> {
  const { actor, size } = input;
  const { workspaceId } = actor;
  const { id: botId, draftRevision } = await getBotRow({ workspaceId, botId: input.botId });
  const questions = await chooseQuestions({ workspaceId, botId }, size);
  if (questions.length === 0) throw fieldError("size", "TOO_FEW", { min: 1 });
  await cancelReplay({ actor, botId });
  const id = createId();
  const total = questions.length;
  const [row] = await db.$transaction([
    db.replay.create({ data: { id, workspaceId, botId, draftRevision, total, startedById: actor.userId } }),
    db.replayItem.createMany({
      data: questions.map(({ conversationId, messageId, text, before }, position) => ({
        id: createId(),
        workspaceId,
        replayId: id,
        conversationId,
        messageId,
        position,
        question: text,
        before: toStoredAnswer(before),
      })),
    }),
  ]);
  await dropOldReplays({ workspaceId, botId });
  await enqueueJob({ type: REPLAY, payload: { workspaceId, replayId: id }, key: `${REPLAY}:${id}` });
  return toReplayView(row, { draftRevision, changed: 0, judged: 0 });
}

async function dropOldReplays({ workspaceId, botId }: { workspaceId: string; botId: string }): Promise<void> {
  const old = await db.replay.findMany({
    where: { workspaceId, botId },
    orderBy: { createdAt: "desc" },
    skip: MOST_KEPT,
    select: { id: true },
  });
  if (old.length > 0)
    await db.replay.deleteMany({ where: { workspaceId, id: { in: old.map(({ id }) => id) } } });
}
