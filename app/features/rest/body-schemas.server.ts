import { z } from "zod";
import { BotChangesSchema } from "#app/domain/bot/bot-settings.ts";
import { MAX_MESSAGE } from "#app/features/conversations/index.server.ts";
import { line, optionalLine, prose, reason } from "#app/shared/text-schema.ts";
import { VersionSchema } from "./query-schemas.ts";

export const NewBotSchema = BotChangesSchema.extend({ name: line(80) });

export const PublishSchema = z.strictObject({
  note: optionalLine(500).optional(),
  /** Publishes although tests fail; for owners and admins. */
  overrideReason: reason(10, 500).optional(),
});
export const DuplicateSchema = z.strictObject({ name: line(80).optional() });
export const NothingSchema = z.strictObject({});

export const ChatSchema = z.strictObject({
  message: prose(MAX_MESSAGE),
  /** Goes on with an earlier conversation of the same bot. */
  conversationId: z.string().optional(),
  version: VersionSchema.optional(),
});
export type ChatRequest = z.output<typeof ChatSchema>;
