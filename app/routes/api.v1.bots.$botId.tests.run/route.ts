import { getBotRow } from "#app/features/bots/index.server.ts";
import { runTestsResource } from "#app/features/rest/index.server.ts";
import { runTests } from "#app/features/testing/index.server.ts";
import { apiAction, apiLoader } from "#app/http/api-guards.server.ts";
import { AppError } from "#app/shared/app-error.ts";

export const loader = apiLoader(runTestsResource);

export const action = apiAction(runTestsResource, {
  POST: async ({ actor, params, body, gone }) => {
    const { botId } = params;
    const { version = "draft" } = body;
    const { liveVersion } = await getBotRow({ workspaceId: actor.workspaceId, botId });
    const subject = version === "live" ? liveVersion : version;
    if (subject === null) throw new AppError("BOT_NOT_LIVE");
    return runTests({ actor, botId, subject, signal: gone });
  },
});
