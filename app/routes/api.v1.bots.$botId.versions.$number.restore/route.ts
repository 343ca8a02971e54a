import { getBot } from "#app/features/bots/index.server.ts";
import { restoreResource } from "#app/features/rest/index.server.ts";
import { restoreVersion } from "#app/features/versions/index.server.ts";
import { apiAction, apiLoader } from "#app/http/api-guards.server.ts";

export const loader = apiLoader(restoreResource);

export const action = apiAction(restoreResource, {
  POST: async ({ actor, params }) => {
    const { botId, number } = params;
    await restoreVersion({ actor, botId, number: Number(number) });
    return getBot({ actor, botId });
  },
});
