import { listVersions } from "#app/features/bots/index.server.ts";
import { pageOf, versionsResource } from "#app/features/rest/index.server.ts";
import { apiAction, apiLoader } from "#app/http/api-guards.server.ts";

export const loader = apiLoader(versionsResource, async ({ actor, params, query }) =>
  pageOf(await listVersions({ actor, botId: params.botId }), query, (version) => String(version.number)),
);

export const action = apiAction(versionsResource, {});
