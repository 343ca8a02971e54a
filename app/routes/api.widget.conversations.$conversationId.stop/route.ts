import { stopAnswer } from "#app/features/answers/index.server.ts";
import { visitorAction, widgetOnly } from "#app/http/visitor-guards.server.ts";

export const loader = widgetOnly("POST");

export const action = visitorAction({ method: "POST" }, async ({ session }) => stopAnswer(session));
