import { searchPlaces } from "#app/features/palette/index.server.ts";
import { workspaceLoader } from "#app/http/page-guards.server.ts";
import { queryOf } from "#app/http/parse-input.server.ts";

export const loader = workspaceLoader({ can: "bot:read" }, async ({ actor, request }) =>
  Response.json({ places: await searchPlaces({ actor, text: queryOf(request).q ?? "" }) }),
);
