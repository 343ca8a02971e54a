import { stopAnswer } from "#app/features/answers/index.server.ts";
import { deleteVisitorConversation } from "#app/features/conversations/index.server.ts";
import { visitorAction, widgetOnly } from "#app/http/visitor-guards.server.ts";

export const loader = widgetOnly("DELETE");

export const action = visitorAction({ method: "DELETE" }, async ({ session }) => {
  stopAnswer(session);
  await deleteVisitorConversation(session);
  return null;
});
