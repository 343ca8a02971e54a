import { redirect } from "@remix-run/node";
import { z } from "zod";
import { endSession } from "#app/features/accounts/index.server.ts";
import { on } from "#app/http/intents.server.ts";
import { publicAction, publicLoader } from "#app/http/page-guards.server.ts";
import { clearedSessionCookie, readSessionCookie } from "#app/http/session-cookie.server.ts";

export const loader = publicLoader(async () => redirect("/"));

export const action = publicAction({
  intents: {
    signOut: on(z.strictObject({}), async ({ request }) => {
      const secret = readSessionCookie(request.headers.get("cookie"));
      if (secret) await endSession(secret);
      return redirect("/", { headers: { "set-cookie": clearedSessionCookie() } });
    }),
  },
});
