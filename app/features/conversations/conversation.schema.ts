import { z } from "zod";
import { VISITOR_FILE_LIMITS } from "#app/domain/conversation/visitor-file.ts";
import {
  choice,
  emailAddress,
  line,
  optionalLine,
  optionalProse,
  prose,
  fieldIssue,
  wholeNumber,
} from "#app/shared/text-schema.ts";

export const MAX_MESSAGE = 4_000;

const pageUrl = z
  .string()
  .max(2_048)
  .transform((value) => (URL.canParse(value) && /^https?:/.test(value) ? value : ""));

/** Name and e-mail as a visitor or the page around the chat gave them. */
const visitor = z
  .strictObject({
    name: optionalLine(120).optional(),
    email: z.union([z.literal(""), emailAddress]).optional(),
  })
  .optional();

/** Who the page says the visitor is, and its server's signature of it: HMAC-SHA-256 in hexadecimal. */
const identity = z.strictObject({ id: line(200), hash: z.string().max(200).optional() }).optional();

export const MAX_CONTEXT = 20;

/** What the page says about the visitor and where they are: a few short values by name. */
const contextValues = z
  .record(line(60), z.union([optionalLine(200), z.number(), z.boolean()]).transform(String))
  .superRefine((values, context) => {
    if (Object.keys(values).length > MAX_CONTEXT)
      context.addIssue(fieldIssue("TOO_MANY", { max: MAX_CONTEXT }));
  });

const pinnedVersion = wholeNumber(1, 1_000_000).optional();

export const StartConversationSchema = z.strictObject({
  locale: z
    .string()
    .max(35)
    .regex(/^[A-Za-z0-9-]*$/)
    .optional(),
  pageUrl: pageUrl.optional(),
  visitor,
  identity,
  context: contextValues.optional(),
  channel: choice(["widget", "page", "embed", "preview"]).optional(),
  version: pinnedVersion,
  previewTicket: z.string().max(200).optional(),
  ticket: z.string().max(1_000).optional(),
  contact: z.literal(true).optional(),
});
export type StartConversation = z.infer<typeof StartConversationSchema>;

export const IntroduceVisitorSchema = z.strictObject({ visitor, identity, version: pinnedVersion });
export type IntroduceVisitor = z.infer<typeof IntroduceVisitorSchema>;

export const SetContextSchema = z.strictObject({ context: contextValues });

export const FrameSchema = z.strictObject({ frame: z.string().max(1_000) });

const withoutDoubles = (ids: string[]): string[] => [...new Set(ids)];

export const SendMessageSchema = z
  .strictObject({
    text: optionalProse(MAX_MESSAGE),
    clientId: z.string().superRefine((value, context) => {
      if (!/^[\w.:-]{8,64}$/.test(value)) context.addIssue(fieldIssue("CHARACTERS"));
    }),
    files: z
      .array(z.string().max(64))
      .max(VISITOR_FILE_LIMITS.perMessage)
      .transform(withoutDoubles)
      .optional(),
  })
  .superRefine(({ text, files = [] }, context) => {
    if (text === "" && files.length === 0) context.addIssue({ ...fieldIssue("REQUIRED"), path: ["text"] });
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
