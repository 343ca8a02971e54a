import { z } from "zod";
import { afterMessage, eventId } from "#app/domain/conversation/event-id.ts";
import { stateAfter } from "#app/domain/conversation/conversation-state.ts";
import { toChatMessage } from "#app/features/conversations/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { translator } from "#app/platform/i18n.server.ts";
import { createId } from "#app/shared/ids.ts";
import { emit, settleLog } from "./event-log.server.ts";

const Payload = z.object({ workspaceId: z.string(), conversationId: z.string(), epoch: z.number() });

/** Nobody came: the bot answers again, says so, and asks for a way to come back to the visitor. Nothing happens where somebody came. */
export async function endWaiting(payload: unknown): Promise<void> {
  const { workspaceId, conversationId: id, epoch } = Payload.parse(payload);
  const state = stateAfter("giveUp", "waiting");
  if (!state) return;
  const message = await db.$transaction(async (tx) => {
    const changed = await tx.conversation.updateMany({
      where: { workspaceId, id, state: "waiting", epoch },
      data: { state, epoch: epoch + 1, lastSeq: { increment: 1 }, lastMessageAt: new Date() },
    });
    if (changed.count === 0) return null;
    const { lastSeq: seq, locale } = await tx.conversation.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id } },
    });
    return tx.message.create({
      data: {
        id: createId(),
        workspaceId,
        conversationId: id,
        seq,
        role: "bot",
        kind: "handover",
        text: translator(locale)("answers:nobodyCame"),
        status: "done",
      },
    });
  });
  if (!message) return;
  emit(id, { type: "state", data: { state } }, afterMessage(message.seq - 1));
  emit(
    id,
    { type: "done", data: { message: toChatMessage(message) } },
    eventId(message.seq, message.text.length),
  );
  settleLog(id);
}
