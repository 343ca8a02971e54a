import { getBot, pauseBot } from "#app/features/bots/index.server.ts";
import { pauseResource } from "#app/features/rest/index.server.ts";
import { apiAction, apiLoader } from "#app/http/api-guards.server.ts";

export const loader = apiLoader(pauseResource);

export const action = apiAction(pauseResource, {
  POST: async ({ actor, params }) => {
    await pauseBot({ actor, botId: params.botId });
    return getBot({ actor, botId: params.botId });
  },
});
