import { LeadFilterSchema, writeLeadsTable } from "#app/features/leads/index.server.ts";
import { workspaceLoader } from "#app/http/page-guards.server.ts";
import { parseInput, queryOf } from "#app/http/parse-input.server.ts";

/** What visitors left, for a spreadsheet. */
export const loader = workspaceLoader(
  { can: "conversation:read", params: ["botId"] },
  async ({ actor, params, request, t }) => {
    const filter = parseInput(LeadFilterSchema, queryOf(request));
    const table = await writeLeadsTable({ actor, botId: params.botId, filter, t });
    return new Response(table, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": 'attachment; filename="leads.csv"',
        "cache-control": "private, no-store",
      },
    });
  },
);
