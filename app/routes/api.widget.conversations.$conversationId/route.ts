import { stopAnswer } from "#app/features/answers/index.server.ts";
import { deleteVisitorConversation } from "#app/features/conversations/index.server.ts";
import { visitorAction } from "#app/http/visitor-guards.server.ts";

export const action = visitorAction({ method: "DELETE" }, async ({ session }) => {
  stopAnswer(session);
  await deleteVisitorConversation(session);
  return null;
});
