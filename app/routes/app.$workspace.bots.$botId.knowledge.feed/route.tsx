import { z } from "zod";
import { addFileSource, listSources, storeUpload } from "#app/features/knowledge/index.server.ts";
import { onFile } from "#app/http/intents.server.ts";
import { workspaceAction, workspaceLoader } from "#app/http/page-guards.server.ts";
import { queryOf } from "#app/http/parse-input.server.ts";

/** The page of sources for the browser's own asking, while some are read. */
export const loader = workspaceLoader(
  { can: "bot:read", params: ["botId"] },
  async ({ actor, params, request }) =>
    Response.json(
      await listSources({ actor, botId: params.botId, limit: 50, cursor: queryOf(request).cursor ?? null }),
    ),
);

/** Takes the files that the browser sends one by one. */
export const action = workspaceAction<"botId">({
  can: "knowledge:edit",
  params: ["botId"],
  intents: {
    upload: onFile(z.strictObject({}), async ({ actor, params, file }) =>
      addFileSource({ actor, botId: params.botId, upload: await storeUpload({ actor, ...file }) }),
    ),
  },
});
