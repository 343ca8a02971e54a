import { z } from "zod";
import { BotSettingsSchema } from "#app/domain/bot/bot-settings.ts";
import { PAGE_STATUSES } from "#app/domain/web/page-codes.ts";
import type { ChatMessage, SentFile } from "#app/shared/protocol/visitor-api.ts";
import { CHANNELS, STATES } from "./query-schemas.ts";

/** What `/api/v1` answers, for the API document; a test holds real answers against them. */

const id = z.string().meta({ pattern: "^[a-z2-7]{26}$" });
const time = z.string().meta({ format: "date-time" });
const count = z.number().meta({ type: "integer", minimum: 0 });
const share = z.number().meta({ minimum: 0, maximum: 1 });
/** A list: the next page is asked for with `cursor`; null on the last one. */
const pageOf = <T extends z.ZodType>(item: T) =>
  z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() });

export const BotSchema = BotSettingsSchema.extend({
  id,
  status: z.enum(["draft", "live", "paused"]),
  liveVersion: count.nullable(),
  revision: count,
  createdAt: time,
  updatedAt: time,
});
export const ListedBotSchema = BotSchema.extend({ sources: count, conversations: count });
export const BotPageSchema = pageOf(ListedBotSchema);

export const PublishedSchema = z.strictObject({ version: count });
export const VersionPageSchema = pageOf(
  z.strictObject({
    number: count,
    note: z.string(),
    createdAt: time,
    author: z.string(),
    sources: count,
    isLive: z.boolean(),
    tests: z.strictObject({ passed: count, failed: count }).nullable(),
    overrideReason: z.string(),
  }),
);

/** What a version is otherwise than the one it is compared with. */
export const VersionDiffSchema = z.strictObject({
  before: z.union([count, z.literal("draft")]),
  after: z.union([count, z.literal("draft")]),
  settings: z.array(
    z.strictObject({
      path: z.string(),
      before: z.unknown(),
      after: z.unknown(),
      words: z
        .array(z.strictObject({ kind: z.enum(["same", "removed", "added"]), text: z.string() }))
        .optional(),
    }),
  ),
  knowledge: z.array(
    z.strictObject({
      kind: z.enum(["added", "removed", "changed"]),
      sourceId: id,
      title: z.string(),
      before: count,
      after: count,
      pages: z.strictObject({ added: count, changed: count, gone: count }).optional(),
    }),
  ),
});

export const SourceSchema = z.strictObject({
  id,
  type: z.enum(["text", "qa", "file", "url", "sitemap", "crawl"]),
  title: z.string(),
  status: z.enum(["queued", "reading", "ready", "failed"]),
  progress: share,
  error: z.string().optional(),
  errorData: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  passages: count,
  bytes: count,
  url: z.string().optional(),
  pagesDone: count,
  pagesFound: count,
  everyHours: count.nullable(),
  nextReadAt: time.nullable(),
  readAt: time.nullable(),
  changes: z.strictObject({ added: count, changed: count, gone: count, unchanged: count }).optional(),
  createdAt: time,
  updatedAt: time,
  isOpen: z.boolean(),
});
export const SourcePageSchema = pageOf(SourceSchema);

export const WebPagePageSchema = pageOf(
  z.strictObject({
    id,
    url: z.string(),
    title: z.string(),
    status: z.enum(PAGE_STATUSES),
    error: z.string().optional(),
    bytes: count,
    passages: count,
    readAt: time.nullable(),
  }),
);

export const PassagePageSchema = pageOf(
  z.strictObject({
    id,
    position: count,
    title: z.string(),
    headings: z.array(z.string()),
    text: z.string(),
    questions: z.array(z.string()).optional(),
    url: z.string().optional(),
    page: count.optional(),
    sheet: z.string().optional(),
    row: count.optional(),
    isEnabled: z.boolean(),
    isEdited: z.boolean(),
  }),
);

export const FoundSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      passageId: id,
      sourceId: id,
      title: z.string(),
      url: z.string().optional(),
      page: count.optional(),
      sheet: z.string().optional(),
      row: count.optional(),
      text: z.string(),
      score: share,
    }),
  ),
});

export const CitationSchema = z.strictObject({
  number: count,
  passageId: id,
  sourceId: id,
  title: z.string(),
  url: z.string().optional(),
  headings: z.array(z.string()).optional(),
  page: count.optional(),
  sheet: z.string().optional(),
  row: count.optional(),
  text: z.string(),
  highlight: z.strictObject({ start: count, end: count }).optional(),
});

const kind = z.enum(["model", "quoted", "curated", "unknown", "handover", "received"]);
const accounting = {
  provider: z.string().nullable(),
  model: z.string().nullable(),
  usage: z.strictObject({ inputTokens: count.nullable(), outputTokens: count.nullable() }).nullable(),
  costUsd: z.number().nullable(),
  latencyMs: count.nullable(),
};

export const ChatAnswerSchema = z.strictObject({
  conversationId: id,
  /** Null while a person of the team answers the conversation. */
  message: z
    .strictObject({
      id,
      text: z.string(),
      citations: z.array(CitationSchema),
      confidence: share.nullable(),
      kind: kind.nullable(),
      ...accounting,
    })
    .nullable(),
});

export const ProviderSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(["openai", "gemini"]),
  name: z.string(),
  baseUrl: z.string(),
  keyEnding: z.string(),
});
export const ProviderPageSchema = pageOf(ProviderSchema);

/** A schema for every name of a type: one that is added to the type and forgotten here does not compile. */
export type ShapeOf<T> = { [Name in keyof T]-?: z.ZodType<T[Name] | undefined> };

const chatMessage = {
  id,
  seq: count,
  role: z.enum(["visitor", "bot", "person", "system"]),
  text: z.string(),
  status: z.enum(["queued", "streaming", "done", "stopped", "interrupted", "failed"]),
  kind: kind.optional(),
  citations: z.array(CitationSchema).optional(),
  confidence: share.optional(),
  clientId: z.string().optional(),
  replyTo: id.optional(),
  feedback: z.enum(["up", "down"]).optional(),
  followUps: z.array(z.string()).optional(),
  author: z.string().optional(),
  createdAt: time,
} satisfies ShapeOf<Omit<ChatMessage, "files">>;
const sentFile = {
  id,
  name: z.string(),
  type: z.string(),
  bytes: count,
} satisfies ShapeOf<SentFile>;
export const SentFileSchema = z.strictObject(sentFile);
/** As a visitor sees it. */
export const ChatMessageSchema = z.strictObject({
  ...chatMessage,
  files: z.array(SentFileSchema).optional(),
});
/** As its owner sees it. */
export const MessageSchema = z.strictObject({
  ...chatMessage,
  files: z.array(SentFileSchema.extend({ url: z.string() })).optional(),
  feedbackNote: z.string().optional(),
  ...accounting,
});
export const MessagePageSchema = pageOf(MessageSchema);

export const ConversationSchema = z.strictObject({
  id,
  botId: id,
  channel: z.enum(CHANNELS),
  state: z.enum(STATES),
  version: z.string(),
  locale: z.string(),
  pageUrl: z.string(),
  context: z.record(z.string(), z.string()).nullable(),
  visitor: z
    .strictObject({
      id,
      name: z.string(),
      email: z.string(),
      externalId: z.string(),
      isVerified: z.boolean(),
    })
    .nullable(),
  lastSeq: count,
  createdAt: time,
  lastMessageAt: time,
  closedAt: time.nullable(),
});
export const ConversationPageSchema = pageOf(ConversationSchema);
export const ConversationWithMessagesSchema = ConversationSchema.extend({ messages: z.array(MessageSchema) });

export const ProblemSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: count,
  code: z.string(),
  detail: z.string(),
  requestId: z.string(),
  errors: z.array(z.strictObject({ field: z.string(), code: z.string(), message: z.string() })).optional(),
});
