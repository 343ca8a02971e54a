import { searchKnowledge } from "#app/features/knowledge/index.server.ts";
import { revisionsToSearch, searchResource } from "#app/features/rest/index.server.ts";
import { apiAction, apiLoader } from "#app/http/api-guards.server.ts";

export const loader = apiLoader(searchResource, async ({ actor, params, query }) => {
  const revisionIds = await revisionsToSearch({ actor, botId: params.botId, version: query.version });
  const found = await searchKnowledge({
    workspaceId: actor.workspaceId,
    revisionIds,
    question: query.q,
    limit: query.limit,
  });
  return {
    items: found.map(({ passageId, sourceId, title, url, page, sheet, row, text, score }) => ({
      passageId,
      sourceId,
      title,
      ...(url ? { url } : {}),
      ...(page ? { page } : {}),
      ...(sheet ? { sheet } : {}),
      ...(row ? { row } : {}),
      text,
      score,
    })),
  };
});

export const action = apiAction(searchResource, {});
