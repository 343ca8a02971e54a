import { getNewestReplay } from "#app/features/replay/index.server.ts";
import { workspaceLoader } from "#app/http/page-guards.server.ts";

/** The newest replay, for the browser's own asking while one is on its way. */
export const loader = workspaceLoader(
  { can: "conversation:read", params: ["botId"] },
  async ({ actor, params }) => Response.json(await getNewestReplay({ actor, botId: params.botId })),
);
