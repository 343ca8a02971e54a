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
  /** What the page says about the visitor and where they are; null when it says nothing. */
  context: Record<string, string> | null;
  visitor: {
    id: string;
    name: string;
    email: string;
    /** By the page; empty where it gave none. */
    externalId: string;
    /** The page's own server signed it. */
    isVerified: boolean;
  } | null;
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
    context: readContext(row.context),
    visitor: visitor ? toVisitorView(visitor) : null,
    lastSeq,
    createdAt: row.createdAt.toISOString(),
    lastMessageAt: row.lastMessageAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
  };
}

function toVisitorView({ id, name, email, externalId, isVerified }: Visitor): ConversationView["visitor"] {
  return { id, name, email, externalId, isVerified };
}

/** Stored context as it was checked when it came. */
export function readContext(stored: unknown): Record<string, string> | null {
  return stored && typeof stored === "object" ? (stored as Record<string, string>) : null;
}
