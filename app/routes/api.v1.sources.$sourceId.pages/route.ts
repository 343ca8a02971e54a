import { listSourcePages } from "#app/features/knowledge/index.server.ts";
import { pagesResource } from "#app/features/rest/index.server.ts";
import { apiAction, apiLoader } from "#app/http/api-guards.server.ts";

export const loader = apiLoader(pagesResource, async ({ actor, params, query }) => {
  const { items, nextCursor } = await listSourcePages({
    actor,
    sourceId: params.sourceId,
    limit: query.limit,
    cursor: query.cursor ?? null,
    ...(query.status ? { status: query.status } : {}),
  });
  return { items, nextCursor };
});

export const action = apiAction(pagesResource, {});
