import { stopAnswer } from "#app/features/answers/index.server.ts";
import { visitorAction } from "#app/http/visitor-guards.server.ts";

export const action = visitorAction({ method: "POST" }, async ({ session }) => stopAnswer(session));
