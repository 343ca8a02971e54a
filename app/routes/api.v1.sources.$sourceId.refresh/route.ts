import { getSource, refreshSource } from "#app/features/knowledge/index.server.ts";
import { refreshResource } from "#app/features/rest/index.server.ts";
import { apiAction, apiLoader } from "#app/http/api-guards.server.ts";

export const loader = apiLoader(refreshResource);

export const action = apiAction(refreshResource, {
  POST: async ({ actor, params }) => {
    await refreshSource({ actor, sourceId: params.sourceId });
    return getSource({ actor, sourceId: params.sourceId });
  },
});
