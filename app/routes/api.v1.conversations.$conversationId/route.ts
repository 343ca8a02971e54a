import { getConversation } from "#app/features/conversations/index.server.ts";
import { conversationResource } from "#app/features/rest/index.server.ts";
import { apiAction, apiLoader } from "#app/http/api-guards.server.ts";

export const loader = apiLoader(conversationResource, ({ actor, params }) =>
  getConversation({ actor, conversationId: params.conversationId }),
);

export const action = apiAction(conversationResource, {});
