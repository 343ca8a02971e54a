import { resumeStream, watch } from "#app/features/answers/index.server.ts";
import { eventStream } from "#app/http/event-stream.server.ts";
import { visitorLoader, widgetOnly } from "#app/http/visitor-guards.server.ts";

export const loader = visitorLoader({}, async ({ request, session, gone }) =>
  eventStream(gone, async (sink) => {
    const leave = watch(session.conversationId);
    const stop = await resumeStream(session, request.headers.get("last-event-id"), sink);
    return () => {
      stop();
      leave();
    };
  }),
);

export const action = widgetOnly("GET");
