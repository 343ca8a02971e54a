import { db } from "#app/platform/db.server.ts";

/** The conversation carries what the page says now about the visitor, instead of what it said before. */
export async function setContext(input: {
  workspaceId: string;
  conversationId: string;
  context: Record<string, string>;
}): Promise<void> {
  const { workspaceId, conversationId, context } = input;
  await db.conversation.updateMany({ where: { workspaceId, id: conversationId }, data: { context } });
}
