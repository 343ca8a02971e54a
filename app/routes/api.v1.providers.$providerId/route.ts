import { deleteProvider } from "#app/features/providers/index.server.ts";
import { providerResource } from "#app/features/rest/index.server.ts";
import { apiAction, apiLoader } from "#app/http/api-guards.server.ts";

export const loader = apiLoader(providerResource);

export const action = apiAction(providerResource, {
  DELETE: async ({ actor, params }) => {
    await deleteProvider({ actor, providerId: params.providerId });
    return null;
  },
});
