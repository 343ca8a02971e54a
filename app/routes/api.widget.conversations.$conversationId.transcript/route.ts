import { answeringBotOf } from "#app/features/answers/index.server.ts";
import { writeTranscript } from "#app/features/conversations/index.server.ts";
import { visitorLoader, widgetOnly } from "#app/http/visitor-guards.server.ts";

export const loader = visitorLoader({}, async ({ session }) => {
  const { settings } = await answeringBotOf(session);
  const text = await writeTranscript({ ...session, botName: settings.name });
  return new Response(text, {
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "content-disposition": 'attachment; filename="chat.txt"',
      "cache-control": "no-store",
    },
  });
});

export const action = widgetOnly("GET");
