import { testTableTemplate } from "#app/features/testing/index.server.ts";
import { workspaceLoader } from "#app/http/page-guards.server.ts";

/** A table of tests to be filled in. */
export const loader = workspaceLoader(
  { can: "bot:read", params: ["botId"] },
  async () =>
    new Response(testTableTemplate(), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": 'attachment; filename="tests.csv"',
      },
    }),
);
