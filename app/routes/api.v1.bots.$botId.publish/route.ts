import { publishBot } from "#app/features/bots/index.server.ts";
import { publishResource } from "#app/features/rest/index.server.ts";
import { apiAction, apiLoader } from "#app/http/api-guards.server.ts";

export const loader = apiLoader(publishResource);

export const action = apiAction(publishResource, {
  POST: ({ actor, params, body }) => publishBot({ actor, botId: params.botId, note: body.note ?? "" }),
});
