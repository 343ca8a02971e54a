import type { Conversation, Visitor } from "#app/generated/prisma/client.ts";

/** A conversation as the workspace sees it. */
export interface ConversationView {
  id: string;
  botId: string;
  channel: string;
  state: string;
  /** "live", "draft" or a version's number */
  version: string;
  locale: string;
  pageUrl: string;
  visitor: { id: string; name: string; email: string } | null;
  /** The number of its last message. */
  lastSeq: number;
  createdAt: string;
  lastMessageAt: string;
  closedAt: string | null;
}

export function toConversationView(row: Conversation & { visitor: Visitor | null }): ConversationView {
  const { id, botId, channel, state, version, locale, pageUrl, lastSeq, visitor } = row;
  return {
    id,
    botId,
    channel,
    state,
    version,
    locale,
    pageUrl,
    visitor: visitor ? { id: visitor.id, name: visitor.name, email: visitor.email } : null,
    lastSeq,
    createdAt: row.createdAt.toISOString(),
    lastMessageAt: row.lastMessageAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
  };
}
