import { IntroduceVisitorSchema, introduceVisitor } from "#app/features/conversations/index.server.ts";
import { limitIntroductions } from "#app/http/rate-limits.server.ts";
import { widgetAction, widgetOnly } from "#app/http/visitor-guards.server.ts";

export const loader = widgetOnly("POST");

export const action = widgetAction(
  { body: IntroduceVisitorSchema, isInConversation: true },
  async ({ params, body, origin, ip, session }) => {
    await limitIntroductions(ip);
    return introduceVisitor({ botId: params.botId ?? "", body, origin, session });
  },
);
