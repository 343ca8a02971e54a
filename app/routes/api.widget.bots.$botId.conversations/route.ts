import { StartConversationSchema, startConversation } from "#app/features/conversations/index.server.ts";
import { limitNewVisitors } from "#app/http/rate-limits.server.ts";
import { widgetAction, widgetOnly } from "#app/http/visitor-guards.server.ts";

export const loader = widgetOnly("POST");

export const action = widgetAction(
  { body: StartConversationSchema },
  async ({ params, body, origin, ip }) => {
    await limitNewVisitors(ip);
    return Response.json(await startConversation({ botId: params.botId ?? "", body, origin }), {
      status: 201,
    });
  },
);
