import { openApiDocument } from "#app/features/rest/index.server.ts";
import { apiDocumentLoader, apiReadOnlyAction } from "#app/http/api-guards.server.ts";

export const loader = apiDocumentLoader(async () => openApiDocument());

export const action = apiReadOnlyAction();
