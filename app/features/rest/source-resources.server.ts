import { NewSourceSchema } from "#app/features/knowledge/index.server.ts";
import { PassagePageSchema, SourcePageSchema, SourceSchema, WebPagePageSchema } from "./answer-schemas.ts";
import { NothingSchema } from "./body-schemas.server.ts";
import { PageQuery, SourcePagesQuery } from "./query-schemas.ts";
import { resource } from "./resource.ts";

/** A million characters, each written as `\uXXXX` at worst. */
const TEXT_BYTES = 8_388_608;
/** Two thousand pairs with their alternative phrasings. */
const MOST_KEYS = 20_000;

export const sourcesResource = resource("/api/v1/bots/{botId}/sources", {
  GET: {
    id: "listSources",
    can: "bot:read",
    query: PageQuery,
    status: 200,
    answer: SourcePageSchema,
    problems: ["CURSOR_INVALID"],
  },
  POST: {
    id: "addSource",
    can: "knowledge:edit",
    body: NewSourceSchema,
    takesFile: true,
    maxBytes: TEXT_BYTES,
    maxKeys: MOST_KEYS,
    status: 202,
    answer: SourceSchema,
  },
});

export const sourceResource = resource("/api/v1/sources/{sourceId}", {
  GET: { id: "getSource", can: "bot:read", status: 200, answer: SourceSchema },
  DELETE: { id: "deleteSource", can: "knowledge:edit", status: 204 },
});

export const refreshResource = resource("/api/v1/sources/{sourceId}/refresh", {
  POST: {
    id: "refreshSource",
    can: "knowledge:edit",
    body: NothingSchema,
    isBodyOptional: true,
    status: 202,
    answer: SourceSchema,
  },
});

export const passagesResource = resource("/api/v1/sources/{sourceId}/passages", {
  GET: {
    id: "listPassages",
    can: "bot:read",
    query: PageQuery,
    status: 200,
    answer: PassagePageSchema,
    problems: ["CURSOR_INVALID"],
  },
});

export const pagesResource = resource("/api/v1/sources/{sourceId}/pages", {
  GET: {
    id: "listSourcePages",
    can: "bot:read",
    query: SourcePagesQuery,
    status: 200,
    answer: WebPagePageSchema,
    problems: ["CURSOR_INVALID"],
  },
});
