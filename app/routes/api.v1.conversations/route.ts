import { listConversations } from "#app/features/conversations/index.server.ts";
import { conversationsResource } from "#app/features/rest/index.server.ts";
import { apiAction, apiLoader } from "#app/http/api-guards.server.ts";

export const loader = apiLoader(conversationsResource, ({ actor, query }) => {
  const { limit, cursor, ...filter } = query;
  return listConversations({ actor, filter, limit, cursor });
});

export const action = apiAction(conversationsResource, {});
