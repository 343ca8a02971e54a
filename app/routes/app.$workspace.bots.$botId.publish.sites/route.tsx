import { listSites } from "#app/features/embedding/index.server.ts";
import { workspaceLoader } from "#app/http/page-guards.server.ts";

/** Where the bot was met, for the browser's own asking while it waits for a page to call. */
export const loader = workspaceLoader({ can: "bot:read", params: ["botId"] }, async ({ actor, params }) =>
  Response.json(await listSites({ actor, botId: params.botId })),
);
