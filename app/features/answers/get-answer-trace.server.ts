import type { Actor } from "#app/domain/access/permissions.ts";
import { getMessage, type OwnerMessage } from "#app/features/conversations/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { isId } from "#app/shared/ids.ts";
import type { AnswerTrace } from "./answer-trace.ts";
import { readAnswerTrace } from "./read-answer-trace.ts";

/** An answer with why it is what it is. */
export interface TracedAnswer {
  botId: string;
  conversationId: string;
  message: OwnerMessage;
  /** What was asked. */
  question: OwnerMessage;
  trace: AnswerTrace;
}

/** Why the bot answered so. Throws `NOT_FOUND` when the message is no answer of this workspace, or has not ended. */
export async function getAnswerTrace(input: { actor: Actor; messageId: string }): Promise<TracedAnswer> {
  const { workspaceId } = input.actor;
  const { messageId } = input;
  const row = isId(messageId)
    ? await db.trace.findUnique({
        where: { workspaceId_messageId: { workspaceId, messageId } },
        include: {
          message: {
            select: { conversationId: true, replyToId: true, conversation: { select: { botId: true } } },
          },
        },
      })
    : null;
  const trace = readAnswerTrace(row?.data);
  if (!row?.message.replyToId || !trace) throw new AppError("NOT_FOUND");
  const { conversationId, replyToId, conversation } = row.message;
  const [message, question] = await Promise.all([
    getMessage({ workspaceId, messageId }),
    getMessage({ workspaceId, messageId: replyToId }),
  ]);
  return { botId: conversation.botId, conversationId, message, question, trace };
}
