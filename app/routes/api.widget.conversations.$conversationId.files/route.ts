import { VISITOR_FILE_LIMITS } from "#app/domain/conversation/visitor-file.ts";
import { answeringBotOf } from "#app/features/answers/index.server.ts";
import { assertMayWrite } from "#app/features/conversations/index.server.ts";
import { assertFormSent } from "#app/features/leads/index.server.ts";
import { assertTakesFiles, takeFile } from "#app/features/visitor-files/index.server.ts";
import { limitFiles } from "#app/http/rate-limits.server.ts";
import { withUpload } from "#app/http/read-upload.server.ts";
import { visitorAction, widgetOnly } from "#app/http/visitor-guards.server.ts";

export const loader = widgetOnly("POST");

/** One file of a `multipart/form-data` request, for a message that is sent later. */
export const action = visitorAction({ method: "POST" }, async ({ request, session, ip }) => {
  const { settings } = await answeringBotOf(session);
  await assertMayWrite(session, settings);
  await assertFormSent(session, settings);
  assertTakesFiles(settings);
  if (session.channel !== "preview") await limitFiles({ ip, visitorId: session.visitorId });
  return withUpload(request, VISITOR_FILE_LIMITS.megabytes * 1_048_576, async (file) => ({
    file: await takeFile({ ...session, ...file }),
  }));
});
