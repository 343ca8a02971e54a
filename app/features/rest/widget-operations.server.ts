import { z } from "zod";
import {
  FeedbackSchema,
  FrameSchema,
  IntroduceVisitorSchema,
  MessagesQuery,
  SendMessageSchema,
  SetContextSchema,
  StartConversationSchema,
} from "#app/features/conversations/index.server.ts";
import { LeadFieldSchema } from "#app/domain/forms/lead-form.schema.ts";
import { LeaveLeadSchema } from "#app/features/leads/index.server.ts";
import type { ErrorCode } from "#app/shared/app-error.ts";
import { choice, colour, digits } from "#app/shared/text-schema.ts";
import type { BotDress, BotLook, FileRules, LeadForm, PublicBot } from "#app/shared/protocol/visitor-api.ts";
import { ChatMessageSchema, SentFileSchema, type ShapeOf } from "./answer-schemas.ts";
import { STATES } from "./query-schemas.ts";

/** One call of the visitor API, which has its own guards; here only for the document. */
export interface WidgetOperation {
  id: string;
  verb: "get" | "post" | "delete";
  path: string;
  /** Whether the visitor's secret is sent. */
  isSecret: boolean;
  query?: z.ZodType;
  body?: z.ZodType;
  /** One file as `multipart/form-data`, field `file`. */
  takesFile?: true;
  streams?: true;
  status: number;
  answer?: z.ZodType;
  mediaType?: string;
  /** What it refuses beside what every call of its kind does. */
  problems?: readonly ErrorCode[];
}

const state = z.enum(STATES);
const conversation = z.strictObject({ id: z.string(), state, by: z.string().optional() });

const look = {
  color: colour,
  theme: choice(["auto", "light", "dark"]),
  position: choice(["bottom-right", "bottom-left"]),
  radius: z.number(),
} satisfies ShapeOf<BotLook>;

const fileRules = {
  endings: z.array(z.string()),
  megabytes: z.number(),
  perMessage: z.number(),
} satisfies ShapeOf<FileRules>;

const dress = {
  avatar: z.string().optional(),
  logo: z.string().optional(),
  properties: z.record(z.string(), z.string()).optional(),
  greetOn: z.array(z.string()).optional(),
  asksFirst: z.literal(true).optional(),
  files: z.strictObject(fileRules).optional(),
} satisfies ShapeOf<BotDress>;

const form = {
  when: z.enum(["first", "unknown", "person", "nobody"]),
  required: z.boolean(),
  fields: z.array(LeadFieldSchema),
  consent: z.string(),
  privacyUrl: z.string().optional(),
} satisfies ShapeOf<LeadForm>;

const publicBot = {
  id: z.string(),
  name: z.string(),
  avatar: z.string(),
  greeting: z.string(),
  starters: z.array(z.string()),
  look: z.strictObject(look),
  dress: z.strictObject(dress).optional(),
  version: z.number().optional(),
  availability: z.enum(["live", "paused", "unpublished"]),
  sources: z.number(),
  handover: z.boolean(),
  form: z.strictObject(form).optional(),
  locale: z.string(),
  dir: z.enum(["ltr", "rtl"]),
  strings: z.record(z.string(), z.string()),
} satisfies ShapeOf<PublicBot>;

const PublicBotQuery = z.object({
  lang: z.string().optional(),
  preview: z.string().optional(),
  version: digits(1, 1_000_000).optional(),
});

export const widgetOperations: readonly WidgetOperation[] = [
  {
    id: "getPublicBot",
    verb: "get",
    path: "/api/widget/bots/{botId}",
    isSecret: false,
    query: PublicBotQuery,
    status: 200,
    answer: z.strictObject(publicBot),
  },
  {
    id: "startConversation",
    verb: "post",
    path: "/api/widget/bots/{botId}/conversations",
    isSecret: false,
    body: StartConversationSchema,
    status: 201,
    answer: z.strictObject({ conversation, token: z.string() }),
  },
  {
    id: "introduceVisitor",
    verb: "post",
    path: "/api/widget/bots/{botId}/identity",
    isSecret: false,
    body: IntroduceVisitorSchema,
    status: 200,
    answer: z.strictObject({
      isVerified: z.boolean(),
      isOther: z.literal(true).optional(),
      conversation: conversation.optional(),
      token: z.string().optional(),
    }),
  },
  {
    id: "createFrameTicket",
    verb: "post",
    path: "/api/widget/bots/{botId}/tickets",
    isSecret: false,
    body: FrameSchema,
    status: 201,
    answer: z.strictObject({ ticket: z.string() }),
  },
  {
    id: "watchAvailability",
    verb: "get",
    path: "/api/widget/bots/{botId}/availability",
    isSecret: false,
    status: 200,
    mediaType: "text/event-stream",
    answer: z.string(),
  },
  {
    id: "setContext",
    verb: "post",
    path: "/api/widget/conversations/{conversationId}/context",
    isSecret: true,
    body: SetContextSchema,
    status: 204,
  },
  {
    id: "sendMessage",
    verb: "post",
    path: "/api/widget/conversations/{conversationId}/messages",
    isSecret: true,
    body: SendMessageSchema,
    streams: true,
    problems: ["BOT_NOT_LIVE", "CONVERSATION_CLOSED", "FORM_REQUIRED", "ANSWER_IN_PROGRESS"],
    status: 200,
    answer: z.strictObject({ messages: z.array(ChatMessageSchema) }),
  },
  {
    id: "takeFile",
    verb: "post",
    path: "/api/widget/conversations/{conversationId}/files",
    isSecret: true,
    takesFile: true,
    status: 200,
    answer: z.strictObject({ file: SentFileSchema }),
  },
  {
    id: "getFile",
    verb: "get",
    path: "/api/widget/conversations/{conversationId}/files/{fileId}",
    isSecret: true,
    status: 200,
    mediaType: "application/octet-stream",
    answer: z.string(),
  },
  {
    id: "dropFile",
    verb: "delete",
    path: "/api/widget/conversations/{conversationId}/files/{fileId}",
    isSecret: true,
    status: 204,
  },
  {
    id: "readMessages",
    verb: "get",
    path: "/api/widget/conversations/{conversationId}/messages",
    isSecret: true,
    query: MessagesQuery,
    status: 200,
    answer: z.strictObject({ conversation, messages: z.array(ChatMessageSchema) }),
  },
  {
    id: "followConversation",
    verb: "get",
    path: "/api/widget/conversations/{conversationId}/stream",
    isSecret: true,
    status: 200,
    mediaType: "text/event-stream",
    answer: z.string(),
  },
  {
    id: "leaveLead",
    verb: "post",
    path: "/api/widget/conversations/{conversationId}/lead",
    isSecret: true,
    body: LeaveLeadSchema,
    status: 204,
  },
  {
    id: "askForPerson",
    verb: "post",
    path: "/api/widget/conversations/{conversationId}/handover",
    isSecret: true,
    problems: ["BOT_NOT_LIVE", "CONVERSATION_CLOSED", "FORM_REQUIRED"],
    status: 200,
    answer: z.strictObject({ state }),
  },
  {
    id: "stopAnswer",
    verb: "post",
    path: "/api/widget/conversations/{conversationId}/stop",
    isSecret: true,
    status: 200,
    answer: z.strictObject({ stopped: z.number() }),
  },
  {
    id: "getTranscript",
    verb: "get",
    path: "/api/widget/conversations/{conversationId}/transcript",
    isSecret: true,
    status: 200,
    mediaType: "text/plain",
    answer: z.string(),
  },
  {
    id: "deleteConversation",
    verb: "delete",
    path: "/api/widget/conversations/{conversationId}",
    isSecret: true,
    status: 204,
  },
  {
    id: "giveFeedback",
    verb: "post",
    path: "/api/widget/messages/{messageId}/feedback",
    isSecret: true,
    body: FeedbackSchema,
    status: 200,
    answer: z.strictObject({ feedback: choice(["up", "down"]) }),
  },
];
