import { SetContextSchema, setContext } from "#app/features/conversations/index.server.ts";
import { visitorAction, widgetOnly } from "#app/http/visitor-guards.server.ts";

export const loader = widgetOnly("POST");

export const action = visitorAction({ method: "POST", body: SetContextSchema }, async ({ session, body }) => {
  await setContext({ ...session, context: body.context });
  return null;
});
