import { addProvider, listProviders } from "#app/features/providers/index.server.ts";
import { pageOf, providersResource } from "#app/features/rest/index.server.ts";
import { apiAction, apiLoader } from "#app/http/api-guards.server.ts";

export const loader = apiLoader(providersResource, async ({ actor, query }) =>
  pageOf(await listProviders({ actor }), query, (provider) => provider.id),
);

export const action = apiAction(providersResource, {
  POST: ({ actor, body }) => addProvider({ actor, provider: body }),
});
