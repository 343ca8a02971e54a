import type { Message } from "#app/generated/prisma/client.ts";
import type { ChatMessage, SentFile } from "#app/shared/protocol/visitor-api.ts";
import { toChatMessage } from "./message-view.ts";

/** A message as the bot's owner sees it: with what it cost and who wrote it. Null where it is not known. */
export interface OwnerMessage extends Omit<ChatMessage, "files"> {
  feedbackNote?: string;
  /** Each with its address in the API, which wants a token. */
  files?: (SentFile & { url: string })[];
  provider: string | null;
  model: string | null;
  usage: { inputTokens: number | null; outputTokens: number | null } | null;
  costUsd: number | null;
  latencyMs: number | null;
}

export function toOwnerMessage(row: Message): OwnerMessage {
  const { provider, model, inputTokens, outputTokens, costUsd, latencyMs } = row;
  const { files, ...message } = toChatMessage(row);
  return {
    ...message,
    ...(files ? { files: files.map((file) => ({ ...file, url: `/api/v1/files/${file.id}` })) } : {}),
    ...(row.feedbackNote ? { feedbackNote: row.feedbackNote } : {}),
    provider,
    model,
    usage: inputTokens === null && outputTokens === null ? null : { inputTokens, outputTokens },
    costUsd,
    latencyMs,
  };
}
