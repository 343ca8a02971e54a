import type { Message } from "#app/generated/prisma/client.ts";
import type {
  AnswerKind,
  ChatMessage,
  Citation,
  MessageRole,
  MessageStatus,
  SentFile,
} from "#app/shared/protocol/visitor-api.ts";

/** The columns that a visitor may see. */
export type MessageRow = Pick<
  Message,
  | "id"
  | "seq"
  | "role"
  | "text"
  | "status"
  | "kind"
  | "citations"
  | "confidence"
  | "clientId"
  | "replyToId"
  | "feedback"
  | "followUps"
  | "files"
  | "createdAt"
>;

/** A stored message as visitors and owners see it. */
export function toChatMessage(row: MessageRow): ChatMessage {
  return {
    id: row.id,
    seq: row.seq,
    role: row.role as MessageRole,
    text: row.text,
    status: row.status as MessageStatus,
    ...(row.kind ? { kind: row.kind as AnswerKind } : {}),
    ...(Array.isArray(row.citations) ? { citations: row.citations as unknown as Citation[] } : {}),
    ...(row.confidence === null ? {} : { confidence: row.confidence }),
    ...(row.clientId ? { clientId: row.clientId } : {}),
    ...(row.replyToId ? { replyTo: row.replyToId } : {}),
    ...(row.feedback ? { feedback: row.feedback as "up" | "down" } : {}),
    ...followUpsOf(row.followUps),
    ...(Array.isArray(row.files) ? { files: row.files as unknown as SentFile[] } : {}),
    createdAt: row.createdAt.toISOString(),
  };
}

function followUpsOf(stored: Message["followUps"]): { followUps?: string[] } {
  const texts = Array.isArray(stored) ? stored.filter((each) => typeof each === "string") : [];
  return texts.length > 0 ? { followUps: texts } : {};
}
