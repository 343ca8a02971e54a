import { LeaveLeadSchema, leaveLead } from "#app/features/leads/index.server.ts";
import { limitLeads } from "#app/http/rate-limits.server.ts";
import { visitorAction, widgetOnly } from "#app/http/visitor-guards.server.ts";

export const loader = widgetOnly("POST");

export const action = visitorAction(
  { method: "POST", body: LeaveLeadSchema },
  async ({ session, body, ip }) => {
    await limitLeads({ ip, visitorId: session.visitorId });
    await leaveLead({ session, values: body });
    return null;
  },
);
