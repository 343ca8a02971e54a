import { addFileSource, addSource, listSources, storeUpload } from "#app/features/knowledge/index.server.ts";
import { getBot } from "#app/features/bots/index.server.ts";
import { sourcesResource } from "#app/features/rest/index.server.ts";
import { apiAction, apiLoader } from "#app/http/api-guards.server.ts";
import { AppError } from "#app/shared/app-error.ts";

export const loader = apiLoader(sourcesResource, async ({ actor, params, query }) => {
  const { items, nextCursor } = await listSources({
    actor,
    botId: params.botId,
    limit: query.limit,
    cursor: query.cursor ?? null,
  });
  return { items, nextCursor };
});

export const action = apiAction(sourcesResource, {
  POST: async ({ actor, params, body, file }) => {
    const { botId } = params;
    if (body) return addSource({ actor, botId, source: body });
    if (!file) throw new AppError("BODY_MISSING");
    // Before anything is written for a bot that is not there.
    await getBot({ actor, botId });
    return addFileSource({ actor, botId, upload: await storeUpload({ actor, ...file }) });
  },
});
