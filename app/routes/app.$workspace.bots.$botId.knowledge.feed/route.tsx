import { z } from "zod";
import { addFileSource, listSources, storeUpload } from "#app/features/knowledge/index.server.ts";
import { SourceFilterSchema } from "#app/features/knowledge/source.schema.ts";
import { onFile } from "#app/http/intents.server.ts";
import { workspaceAction, workspaceLoader } from "#app/http/page-guards.server.ts";
import { queryOf } from "#app/http/parse-input.server.ts";

/** The page of sources for the browser's own asking, while some are read. */
export const loader = workspaceLoader(
  { can: "bot:read", params: ["botId"] },
  async ({ actor, params, request }) => {
    const query = queryOf(request);
    const filter = SourceFilterSchema.parse(query);
    const { botId } = params;
    return Response.json(
      await listSources({ actor, botId, limit: 50, cursor: query.cursor ?? null, filter }),
    );
  },
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
