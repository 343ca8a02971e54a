import { createHash } from "node:crypto";
import type { Actor } from "#app/domain/access/permissions.ts";
import {
  answeringBotOf,
  runTurn,
  type AnswerContext,
  type StartedTurn,
} from "#app/features/answers/index.server.ts";
import { getBotRow } from "#app/features/bots/index.server.ts";
import {
  findApiConversation,
  getMessage,
  startApiConversation,
  type OwnerMessage,
} from "#app/features/conversations/index.server.ts";
import { bestLanguage } from "#app/platform/i18n.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { createId } from "#app/shared/ids.ts";
import type { Citation } from "#app/shared/protocol/visitor-api.ts";
import type { ChatRequest } from "./body-schemas.server.ts";
import type { VersionChoice } from "./query-schemas.ts";

export interface ChatAnswer {
  conversationId: string;
  message: {
    id: string;
    text: string;
    citations: Citation[];
    confidence: number | null;
    kind: string | null;
    provider: string | null;
    model: string | null;
    usage: OwnerMessage["usage"];
    costUsd: number | null;
    latencyMs: number | null;
  } | null;
}

/**
 * A program's question is stored in a conversation of its own channel and its answer is under way. Without `version` the
 * conversation goes on as it began; a new one asks the live version, or the draft of a bot that was never published. Throws
 * `NOT_FOUND`, `BOT_NOT_LIVE`, `CONVERSATION_CLOSED`, `ANSWER_IN_PROGRESS`, and `KEY_REUSED` when the key came with another text.
 */
export async function beginChat(input: {
  actor: Actor;
  botId: string;
  chat: ChatRequest;
  /** The caller's `Accept-Language`; without one the bot's own language is spoken. */
  acceptLanguage: string | null;
  /** The same key gives the same turn, also after a stream was cut. */
  idempotencyKey: string | null;
}): Promise<{ context: AnswerContext; turn: StartedTurn }> {
  const { actor, botId, chat, idempotencyKey } = input;
  const { workspaceId } = actor;
  const bot = await getBotRow({ workspaceId, botId });
  const known =
    chat.conversationId === undefined
      ? null
      : await findApiConversation({ actor, botId, conversationId: chat.conversationId });
  const version = String(chat.version ?? known?.version ?? defaultVersion(bot.liveVersion));
  const { settings } = await answeringBotOf({
    workspaceId,
    botId,
    version,
    conversationId: "",
    locale: "en",
  });
  const locale = known?.locale ?? languageOf(input.acceptLanguage, settings.locale);
  const wantedId =
    idempotencyKey === null ? createId() : idOfKey(`${workspaceId}|${botId}|${idempotencyKey}`);
  const conversationId =
    known?.id ?? (await startApiConversation({ actor, botId, conversationId: wantedId, version, locale }));
  const context: AnswerContext = { workspaceId, botId, conversationId, version, locale, channel: "api" };
  const turn = await runTurn(context, { text: chat.message, clientId: `api-${wantedId}` });
  if (turn.question.text !== chat.message) throw new AppError("KEY_REUSED");
  return { context, turn };
}

const defaultVersion = (liveVersion: number | null): VersionChoice =>
  liveVersion === null ? "draft" : "live";

function languageOf(header: string | null, otherwise: string): string {
  return header && /[a-z]/i.test(header) ? bestLanguage(header) : otherwise;
}

const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

/** The id that belongs to a key: the same every time, and of another workspace's or bot's keys none. */
function idOfKey(key: string): string {
  const digest = createHash("sha256").update(key).digest();
  return [...digest.subarray(0, 26)].map((byte) => ALPHABET[byte & 31]).join("");
}

/** The answer when it has ended. Throws `UNAVAILABLE` when it was cut off; asking again in the conversation is safe. */
export async function chatAnswer(context: AnswerContext, turn: StartedTurn): Promise<ChatAnswer> {
  const { conversationId, workspaceId } = context;
  await turn.finished;
  if (!turn.answer) return { conversationId, message: null };
  const row = await getMessage({ workspaceId, messageId: turn.answer.id });
  if (row.status === "failed" || row.status === "interrupted")
    throw new AppError("UNAVAILABLE", { retryAfter: 5, extra: { conversationId } });
  const { id, text, citations, confidence, kind, provider, model, usage, costUsd, latencyMs } = row;
  return {
    conversationId,
    message: {
      id,
      text,
      citations: citations ?? [],
      confidence: confidence ?? null,
      kind: kind ?? null,
      provider,
      model,
      usage,
      costUsd,
      latencyMs,
    },
  };
}
