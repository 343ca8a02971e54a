import { publishResource } from "#app/features/rest/index.server.ts";
import { publishTested } from "#app/features/testing/index.server.ts";
import { apiAction, apiLoader } from "#app/http/api-guards.server.ts";

export const loader = apiLoader(publishResource);

export const action = apiAction(publishResource, {
  POST: ({ actor, params, body, gone }) =>
    publishTested({
      actor,
      botId: params.botId,
      note: body.note ?? "",
      overrideReason: body.overrideReason ?? "",
      signal: gone,
    }),
});
