import { Authenticator } from "remix-auth";
import { FormStrategy } from "remix-auth-form";
import { singleton } from "#app/platform/singleton.server.ts";
import { signIn } from "./sign-in.server.ts";

const textOf = (value: FormDataEntryValue | null) => (typeof value === "string" ? value : "");

/**
 * The ways to sign in, by name. Each answers with the id of the account; the session is ours (`sessions.server.ts`).
 * The caller's address travels in a header that the edge sets itself.
 */
export const authenticator = singleton("authenticator", () =>
  new Authenticator<string>().use(
    new FormStrategy(({ form, request }) =>
      signIn({
        login: textOf(form.get("login")),
        password: textOf(form.get("password")),
        ip: request.headers.get("x-client-address") ?? "",
      }),
    ),
    "password",
  ),
);
