import { findOpenFile } from "#app/features/knowledge/index.server.ts";
import { publicLoader } from "#app/http/page-guards.server.ts";
import { sendFile } from "#app/http/send-file.server.ts";

/** The file behind a citation. Its name in the address is for people; only the reading counts. */
export const loader = publicLoader(async ({ request, params, account }) => {
  const file = await findOpenFile({ revisionId: params.revisionId ?? "", userId: account?.id ?? null });
  return sendFile(request, file);
});
