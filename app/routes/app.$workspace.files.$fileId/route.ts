import { findFile } from "#app/features/visitor-files/index.server.ts";
import { workspaceLoader } from "#app/http/page-guards.server.ts";
import { sendFile } from "#app/http/send-file.server.ts";

/** A file that a visitor sent, for members of the workspace. */
export const loader = workspaceLoader(
  { can: "conversation:read", params: ["fileId"] },
  async ({ request, actor, params }) => {
    const file = await findFile({ workspaceId: actor.workspaceId, fileId: params.fileId });
    return sendFile(request, { ...file, isAttachment: true });
  },
);
