import { BotChangesSchema } from "#app/domain/bot/bot-settings.ts";
import {
  BotPageSchema,
  BotSchema,
  FoundSchema,
  PublishedSchema,
  VersionDiffSchema,
  VersionPageSchema,
  ChatAnswerSchema,
} from "./answer-schemas.ts";
import {
  ChatSchema,
  DuplicateSchema,
  NewBotSchema,
  NothingSchema,
  PublishSchema,
} from "./body-schemas.server.ts";
import { DiffQuery, PageQuery, SearchQuery } from "./query-schemas.ts";
import { resource } from "./resource.ts";

/** Room for the longest settings with every character written as `\uXXXX`. */
const SETTINGS_BYTES = 262_144;

export const botsResource = resource("/api/v1/bots", {
  GET: {
    id: "listBots",
    can: "bot:read",
    query: PageQuery,
    status: 200,
    answer: BotPageSchema,
    problems: ["CURSOR_INVALID"],
  },
  POST: {
    id: "createBot",
    can: "bot:edit",
    body: NewBotSchema,
    maxBytes: SETTINGS_BYTES,
    status: 201,
    answer: BotSchema,
  },
});

export const botResource = resource("/api/v1/bots/{botId}", {
  GET: { id: "getBot", can: "bot:read", status: 200, answer: BotSchema },
  PATCH: {
    id: "changeBot",
    can: "bot:edit",
    body: BotChangesSchema,
    maxBytes: SETTINGS_BYTES,
    status: 200,
    answer: BotSchema,
    problems: ["CHANGED_ELSEWHERE"],
  },
  DELETE: { id: "deleteBot", can: "bot:delete", status: 204 },
});

export const publishResource = resource("/api/v1/bots/{botId}/publish", {
  POST: {
    id: "publishBot",
    can: "bot:publish",
    body: PublishSchema,
    isBodyOptional: true,
    status: 201,
    answer: PublishedSchema,
    problems: ["TESTS_FAILED", "TESTS_NOT_RUN"],
  },
});

export const pauseResource = resource("/api/v1/bots/{botId}/pause", {
  POST: {
    id: "pauseBot",
    can: "bot:publish",
    body: NothingSchema,
    isBodyOptional: true,
    status: 200,
    answer: BotSchema,
    problems: ["BOT_NOT_LIVE"],
  },
});

export const resumeResource = resource("/api/v1/bots/{botId}/resume", {
  POST: {
    id: "resumeBot",
    can: "bot:publish",
    body: NothingSchema,
    isBodyOptional: true,
    status: 200,
    answer: BotSchema,
    problems: ["BOT_NOT_LIVE"],
  },
});

export const duplicateResource = resource("/api/v1/bots/{botId}/duplicate", {
  POST: {
    id: "duplicateBot",
    can: "bot:edit",
    body: DuplicateSchema,
    isBodyOptional: true,
    status: 201,
    answer: BotSchema,
  },
});

export const versionsResource = resource("/api/v1/bots/{botId}/versions", {
  GET: {
    id: "listVersions",
    can: "bot:read",
    query: PageQuery,
    status: 200,
    answer: VersionPageSchema,
    problems: ["CURSOR_INVALID"],
  },
});

export const restoreResource = resource("/api/v1/bots/{botId}/versions/{number}/restore", {
  POST: {
    id: "restoreVersion",
    can: "bot:edit",
    body: NothingSchema,
    isBodyOptional: true,
    status: 200,
    answer: BotSchema,
  },
});

export const diffResource = resource("/api/v1/bots/{botId}/versions/{number}/diff", {
  GET: {
    id: "compareVersions",
    can: "bot:read",
    query: DiffQuery,
    status: 200,
    answer: VersionDiffSchema,
    problems: ["BOT_NOT_LIVE"],
  },
});

export const searchResource = resource("/api/v1/bots/{botId}/search", {
  GET: {
    id: "search",
    can: "bot:read",
    query: SearchQuery,
    status: 200,
    answer: FoundSchema,
    problems: ["BOT_NOT_LIVE"],
  },
});

export const chatResource = resource("/api/v1/bots/{botId}/chat", {
  POST: {
    id: "chat",
    can: "conversation:reply",
    body: ChatSchema,
    streams: true,
    status: 200,
    answer: ChatAnswerSchema,
    problems: ["BOT_NOT_LIVE", "CONVERSATION_CLOSED", "ANSWER_IN_PROGRESS", "UNAVAILABLE"],
  },
});
