import { deleteBot, getBot, saveDraft } from "#app/features/bots/index.server.ts";
import { botResource } from "#app/features/rest/index.server.ts";
import { apiAction, apiLoader } from "#app/http/api-guards.server.ts";

export const loader = apiLoader(botResource, ({ actor, params }) => getBot({ actor, botId: params.botId }));

export const action = apiAction(botResource, {
  PATCH: ({ actor, params, body }) => saveDraft({ actor, botId: params.botId, changes: body }),
  DELETE: async ({ actor, params }) => {
    await deleteBot({ actor, botId: params.botId });
    return null;
  },
});
