import { filesResource } from "#app/features/rest/index.server.ts";
import { findFile } from "#app/features/visitor-files/index.server.ts";
import { apiAction, apiLoader } from "#app/http/api-guards.server.ts";
import { sendFile } from "#app/http/send-file.server.ts";

export const loader = apiLoader(filesResource, async ({ request, actor, params }) => {
  const file = await findFile({ workspaceId: actor.workspaceId, fileId: params.fileId });
  return sendFile(request, { ...file, isAttachment: true });
});

export const action = apiAction(filesResource, {});
