import { getBotRow } from "#app/features/bots/index.server.ts";
import { diffResource } from "#app/features/rest/index.server.ts";
import { compareVersions } from "#app/features/versions/index.server.ts";
import { apiAction, apiLoader } from "#app/http/api-guards.server.ts";
import { AppError } from "#app/shared/app-error.ts";

export const loader = apiLoader(diffResource, async ({ actor, params, query }) => {
  const { botId, number } = params;
  const bot = await getBotRow({ workspaceId: actor.workspaceId, botId });
  const after = query.against === "live" ? bot.liveVersion : query.against;
  if (after === null) throw new AppError("BOT_NOT_LIVE");
  return compareVersions({ actor, botId, before: Number(number), after });
});

export const action = apiAction(diffResource, {});
