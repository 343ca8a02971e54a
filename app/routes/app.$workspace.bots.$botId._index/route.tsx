import { redirect } from "@remix-run/node";
import { workspaceLoader } from "#app/http/page-guards.server.ts";

export const loader = workspaceLoader({ can: "bot:read", params: ["botId"] }, async ({ actor, params }) =>
  redirect(`/app/${actor.workspaceId}/bots/${params.botId}/identity`),
);
