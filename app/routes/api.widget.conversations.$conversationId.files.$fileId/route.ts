import { dropFile, findFile } from "#app/features/visitor-files/index.server.ts";
import { sendFile } from "#app/http/send-file.server.ts";
import { visitorAction, visitorLoader } from "#app/http/visitor-guards.server.ts";

export const loader = visitorLoader({}, async ({ request, session, params }) => {
  const { workspaceId, conversationId } = session;
  const file = await findFile({ workspaceId, conversationId, fileId: params.fileId ?? "" });
  return sendFile(request, { ...file, isAttachment: true });
});

/** Only one that was not sent yet: what was said stays said until the conversation is deleted. */
export const action = visitorAction(
  { method: "DELETE", isReadable: true },
  async ({ session: { workspaceId, conversationId }, params }) => {
    await dropFile({ workspaceId, conversationId, fileId: params.fileId ?? "" });
    return null;
  },
);
