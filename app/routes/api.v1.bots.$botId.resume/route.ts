import { getBot, resumeBot } from "#app/features/bots/index.server.ts";
import { resumeResource } from "#app/features/rest/index.server.ts";
import { apiAction, apiLoader } from "#app/http/api-guards.server.ts";

export const loader = apiLoader(resumeResource);

export const action = apiAction(resumeResource, {
  POST: async ({ actor, params }) => {
    await resumeBot({ actor, botId: params.botId });
    return getBot({ actor, botId: params.botId });
  },
});
