import { deleteSource, getSource } from "#app/features/knowledge/index.server.ts";
import { sourceResource } from "#app/features/rest/index.server.ts";
import { apiAction, apiLoader } from "#app/http/api-guards.server.ts";

export const loader = apiLoader(sourceResource, ({ actor, params }) =>
  getSource({ actor, sourceId: params.sourceId }),
);

export const action = apiAction(sourceResource, {
  DELETE: async ({ actor, params }) => {
    await deleteSource({ actor, sourceId: params.sourceId });
    return null;
  },
});
