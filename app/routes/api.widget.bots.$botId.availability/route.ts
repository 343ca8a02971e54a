import { z } from "zod";
import { watchAvailability } from "#app/features/embedding/index.server.ts";
import { eventStream } from "#app/http/event-stream.server.ts";
import { widgetLoader, widgetOnly } from "#app/http/visitor-guards.server.ts";

export const loader = widgetLoader({ query: z.object({}) }, async ({ params, request, gone }) => {
  const known = request.headers.get("last-event-id");
  const watch = await watchAvailability(params.botId ?? "", known);
  return eventStream(gone, (sink) => watch(sink));
});

export const action = widgetOnly("GET");
