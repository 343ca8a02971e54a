import { redirect } from "@remix-run/node";
import { workspaceLoader } from "#app/http/page-guards.server.ts";

export const loader = workspaceLoader({ can: "bot:read" }, async ({ actor }) =>
  redirect(`/app/${actor.workspaceId}/settings/tokens`),
);

/** Never seen; without a component this would be no page, and its errors bare JSON. */
export default function ToTokens() {
  return null;
}
