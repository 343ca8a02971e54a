import { answeringBotOf, askForPerson, stopAnswer } from "#app/features/answers/index.server.ts";
import { assertMayWrite } from "#app/features/conversations/index.server.ts";
import { assertFormSent } from "#app/features/leads/index.server.ts";
import { visitorAction, widgetOnly } from "#app/http/visitor-guards.server.ts";
import { AppError } from "#app/shared/app-error.ts";

export const loader = widgetOnly("POST");

export const action = visitorAction({ method: "POST" }, async ({ session }) => {
  const { settings } = await answeringBotOf(session);
  await assertMayWrite(session, settings);
  if (!settings.handover) throw new AppError("NOT_FOUND");
  await assertFormSent(session, settings);
  stopAnswer(session);
  return { state: await askForPerson(session) };
});
