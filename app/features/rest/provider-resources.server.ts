import { NewProviderSchema } from "#app/features/providers/index.server.ts";
import { ProviderPageSchema, ProviderSchema } from "./answer-schemas.ts";
import { PageQuery } from "./query-schemas.ts";
import { resource } from "./resource.ts";

export const providersResource = resource("/api/v1/providers", {
  GET: {
    id: "listProviders",
    can: "bot:read",
    query: PageQuery,
    status: 200,
    answer: ProviderPageSchema,
    problems: ["CURSOR_INVALID"],
  },
  POST: {
    id: "addProvider",
    can: "provider:manage",
    body: NewProviderSchema,
    status: 201,
    answer: ProviderSchema,
    problems: ["PROVIDER_REFUSED"],
  },
});

export const providerResource = resource("/api/v1/providers/{providerId}", {
  DELETE: { id: "deleteProvider", can: "provider:manage", status: 204 },
});
