import { FeedbackSchema, giveFeedback } from "#app/features/conversations/index.server.ts";
import { visitorAction, widgetOnly } from "#app/http/visitor-guards.server.ts";

export const loader = widgetOnly("POST");

export const action = visitorAction(
  { method: "POST", body: FeedbackSchema },
  async ({ params, session, body }) => {
    const { workspaceId, conversationId } = session;
    await giveFeedback({ workspaceId, conversationId, messageId: params.messageId ?? "", ...body });
    return { feedback: body.value };
  },
);
