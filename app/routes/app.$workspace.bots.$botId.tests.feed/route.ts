import { getNewestRun } from "#app/features/testing/index.server.ts";
import { workspaceLoader } from "#app/http/page-guards.server.ts";

/** The newest run, for the browser's own asking while one is on its way. */
export const loader = workspaceLoader({ can: "bot:read", params: ["botId"] }, async ({ actor, params }) =>
  Response.json(await getNewestRun({ actor, botId: params.botId })),
);
