import { db } from "#app/platform/db.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { isId } from "#app/shared/ids.ts";

/** The answer carries the visitor's thumb; a later one replaces it. Throws `NOT_FOUND` for what is no answer of the conversation. */
export async function giveFeedback(input: {
  workspaceId: string;
  conversationId: string;
  messageId: string;
  value: "up" | "down";
  comment?: string | undefined;
}): Promise<void> {
  const { workspaceId, conversationId, messageId } = input;
  if (!isId(messageId)) throw new AppError("NOT_FOUND");
  const marked = await db.message.updateMany({
    where: { workspaceId, conversationId, id: messageId, role: { in: ["bot", "person"] } },
    data: { feedback: input.value, feedbackNote: input.comment || null },
  });
  if (marked.count === 0) throw new AppError("NOT_FOUND");
}
