import { exportBot } from "#app/features/bot-files/index.server.ts";
import { workspaceLoader } from "#app/http/page-guards.server.ts";

export const loader = workspaceLoader({ can: "bot:edit", params: ["botId"] }, async ({ actor, params }) => {
  const { name, content } = await exportBot({ actor, botId: params.botId });
  return new Response(new Uint8Array(content), {
    headers: {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
});
