import { redirect } from "@remix-run/node";
import { workspaceLoader } from "#app/http/page-guards.server.ts";

export const loader = workspaceLoader({ can: "bot:read" }, async ({ actor }) =>
  redirect(`/app/${actor.workspaceId}/bots`),
);
