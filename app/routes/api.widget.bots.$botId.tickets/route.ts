import { createFrameTicket, FrameSchema } from "#app/features/conversations/index.server.ts";
import { recordVisit } from "#app/features/embedding/index.server.ts";
import { limitNewVisitors } from "#app/http/rate-limits.server.ts";
import { widgetAction, widgetOnly } from "#app/http/visitor-guards.server.ts";

export const loader = widgetOnly("POST");

export const action = widgetAction({ body: FrameSchema }, async ({ params, body, ip }) => {
  await limitNewVisitors(ip);
  const { botId = "" } = params;
  const { ticket, parent } = await createFrameTicket({ botId, frame: body.frame });
  await recordVisit({ botId, origin: parent, version: undefined });
  return Response.json({ ticket }, { status: 201 });
});
