import { listPassages } from "#app/features/knowledge/index.server.ts";
import { passagesResource } from "#app/features/rest/index.server.ts";
import { apiAction, apiLoader } from "#app/http/api-guards.server.ts";

export const loader = apiLoader(passagesResource, ({ actor, params, query }) =>
  listPassages({ actor, sourceId: params.sourceId, limit: query.limit, cursor: query.cursor ?? null }),
);

export const action = apiAction(passagesResource, {});
