import { afterMessage } from "#app/domain/conversation/event-id.ts";
import { stateAfter, WAITING_MS } from "#app/domain/conversation/conversation-state.ts";
import { db } from "#app/platform/db.server.ts";
import { announceJob, newJobRow } from "#app/platform/job-queue.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import type { ConversationState } from "#app/shared/protocol/visitor-api.ts";
import { emit, settleLog } from "./event-log.server.ts";

export const END_WAITING = "end-waiting";

interface Which {
  workspaceId: string;
  conversationId: string;
}

/**
 * The conversation waits for a person of the team, and everyone who follows it knows; who waits or is spoken to already goes on. That
 * the waiting ends is stored with it. Throws `NOT_FOUND` and `CONVERSATION_CLOSED`.
 */
export async function askForPerson(which: Which, afterSeq?: number): Promise<ConversationState> {
  const { workspaceId, conversationId: id } = which;
  const found = await db.conversation.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  if (!found) throw new AppError("NOT_FOUND");
  const before = found.state as ConversationState;
  const state = stateAfter("ask", before);
  if (before === "closed") throw new AppError("CONVERSATION_CLOSED");
  if (state === null) return before;
  const epoch = found.epoch + 1;
  const job = newJobRow({
    type: END_WAITING,
    payload: { workspaceId, conversationId: id, epoch },
    key: `${END_WAITING}:${id}:${epoch}`,
    runAt: new Date(Date.now() + WAITING_MS),
  });
  const isOurs = await db.$transaction(async (tx) => {
    const changed = await tx.conversation.updateMany({
      where: { workspaceId, id, state: before, epoch: found.epoch },
      data: { state, epoch },
    });
    if (changed.count === 1) await tx.job.create({ data: job });
    return changed.count === 1;
  });
  // Somebody else was faster: what they did counts.
  if (!isOurs) return askForPerson(which, afterSeq);
  announceJob(job);
  emit(id, { type: "state", data: { state } }, afterMessage(afterSeq ?? found.lastSeq));
  settleLog(id);
  return state;
}
