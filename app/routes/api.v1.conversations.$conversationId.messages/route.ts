import { listConversationMessages } from "#app/features/conversations/index.server.ts";
import { messagesResource } from "#app/features/rest/index.server.ts";
import { apiAction, apiLoader } from "#app/http/api-guards.server.ts";

export const loader = apiLoader(messagesResource, ({ actor, params, query }) =>
  listConversationMessages({
    actor,
    conversationId: params.conversationId,
    limit: query.limit,
    cursor: query.cursor,
  }),
);

export const action = apiAction(messagesResource, {});
