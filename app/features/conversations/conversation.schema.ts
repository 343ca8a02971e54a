import { z } from "zod";
import {
  choice,
  emailAddress,
  optionalLine,
  prose,
  fieldIssue,
  wholeNumber,
} from "#app/shared/text-schema.ts";

export const MAX_MESSAGE = 4_000;

const pageUrl = z
  .string()
  .max(2_048)
  .transform((value) => (URL.canParse(value) && /^https?:/.test(value) ? value : ""));

export const StartConversationSchema = z.strictObject({
  locale: z
    .string()
    .max(35)
    .regex(/^[A-Za-z0-9-]*$/)
    .optional(),
  pageUrl: pageUrl.optional(),
  visitor: z
    .strictObject({
      name: optionalLine(120).optional(),
      email: z.union([z.literal(""), emailAddress]).optional(),
    })
    .optional(),
  identity: z.string().max(4_096).optional(),
  channel: choice(["widget", "page", "embed", "preview"]).optional(),
  version: wholeNumber(1, 1_000_000).optional(),
  previewTicket: z.string().max(200).optional(),
});
export type StartConversation = z.infer<typeof StartConversationSchema>;

export const SendMessageSchema = z.strictObject({
  text: prose(MAX_MESSAGE),
  clientId: z.string().superRefine((value, context) => {
    if (!/^[\w.:-]{8,64}$/.test(value)) context.addIssue(fieldIssue("CHARACTERS"));
  }),
});

export const FeedbackSchema = z.strictObject({
  value: choice(["up", "down"]),
  comment: z.union([z.literal(""), prose(2_000)]).optional(),
});

export const MessagesQuery = z.strictObject({
  after: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .optional(),
});
