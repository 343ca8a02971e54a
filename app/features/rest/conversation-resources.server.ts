import { z } from "zod";
import {
  ConversationPageSchema,
  ConversationWithMessagesSchema,
  MessagePageSchema,
} from "./answer-schemas.ts";
import { ConversationsQuery, PageQuery } from "./query-schemas.ts";
import { resource } from "./resource.ts";

export const conversationsResource = resource("/api/v1/conversations", {
  GET: {
    id: "listConversations",
    can: "conversation:read",
    query: ConversationsQuery,
    status: 200,
    answer: ConversationPageSchema,
    problems: ["CURSOR_INVALID"],
  },
});

export const conversationResource = resource("/api/v1/conversations/{conversationId}", {
  GET: {
    id: "getConversation",
    can: "conversation:read",
    status: 200,
    answer: ConversationWithMessagesSchema,
  },
});

export const messagesResource = resource("/api/v1/conversations/{conversationId}/messages", {
  GET: {
    id: "listMessages",
    can: "conversation:read",
    query: PageQuery,
    status: 200,
    answer: MessagePageSchema,
    problems: ["CURSOR_INVALID"],
  },
});

export const filesResource = resource("/api/v1/files/{fileId}", {
  GET: {
    id: "getSentFile",
    can: "conversation:read",
    status: 200,
    mediaType: "application/octet-stream",
    answer: z.string(),
  },
});
