import { endingOf, eventId, MAX_ANSWER_LENGTH } from "#app/domain/conversation/event-id.ts";
import { toChatMessage } from "#app/features/conversations/index.server.ts";
import type { Message, Prisma } from "#app/generated/prisma/client.ts";
import { translator } from "#app/platform/i18n.server.ts";
import { logger } from "#app/platform/logger.server.ts";
import type { ChatMessage } from "#app/shared/protocol/visitor-api.ts";
import { emit, settleLog } from "./event-log.server.ts";
import { storeAnswer, type AnswerEnd, type AnswerRecord } from "./store-answer.server.ts";

const SAVE_EVERY_MS = 1_000;
const SAVE_EVERY_CHARACTERS = 500;

/** Writes one answer: to everyone who follows, at once, and to the database, every second and at its end. */
export class AnswerWriter {
  text = "";
  private savedLength = 0;
  private savedAt = Date.now();
  private saving: Promise<unknown> = Promise.resolve();
  private readonly message: Message;
  private readonly locale: string;

  constructor(message: Message, locale: string) {
    this.message = message;
    this.locale = locale;
  }

  /** The text grows; nothing beyond the longest answer is taken. */
  add(delta: string): void {
    const text = delta.slice(0, MAX_ANSWER_LENGTH - this.text.length);
    if (text === "") return;
    const at = this.text.length;
    this.text += text;
    const { conversationId, seq, id: messageId } = this.message;
    emit(conversationId, { type: "delta", data: { messageId, at, text } }, eventId(seq, this.text.length));
    if (
      this.text.length - this.savedLength >= SAVE_EVERY_CHARACTERS ||
      Date.now() - this.savedAt >= SAVE_EVERY_MS
    )
      this.save();
  }

  private save(): void {
    this.savedLength = this.text.length;
    this.savedAt = Date.now();
    const { workspaceId, id: messageId } = this.message;
    this.saving = storeAnswer({
      workspaceId,
      messageId,
      text: this.text,
      end: { status: "streaming" },
    }).catch((error: unknown) =>
      logger.error({ err: error, messageId }, "a part of an answer was not stored"),
    );
  }

  /**
   * The answer is stored as it ended and everyone who follows knows. Returns it as its reader sees it; null when it was not the
   * bot's to give any more, and stands otherwise in the database.
   */
  async end(
    end: AnswerEnd,
    record: Pick<AnswerRecord, "trace" | "openQuestion" | "passageIds"> = {},
  ): Promise<ChatMessage | null> {
    await this.saving;
    const { workspaceId, id: messageId, conversationId, seq } = this.message;
    const { citations, followUps, ...columns } = end;
    const isStored = await storeAnswer({
      workspaceId,
      messageId,
      text: this.text,
      end,
      ...record,
    });
    const message = toChatMessage({
      ...this.message,
      ...columns,
      text: this.text,
      citations: (citations as unknown as Prisma.JsonArray | undefined) ?? null,
      followUps: followUps ?? null,
    });
    const failure = (status: string) => translator(this.locale)(`answers:failed.${status}`);
    for (const { event, id } of endingOf(message, eventId(seq, this.text.length), failure))
      emit(conversationId, event, id);
    settleLog(conversationId);
    return isStored ? message : null;
  }
}
