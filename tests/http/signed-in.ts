import type { TestServer } from "#tests/setup/start-server.ts";

/** A signed-in browser without a screen; a redirect is shown, not followed. */
export interface SignedIn {
  get(path: string): Promise<Response>;
  /** Sends a form as a page without JavaScript does. */
  post(path: string, form: Record<string, string>): Promise<Response>;
  /** Sends JSON as the scripts of the pages do. */
  send(path: string, body: unknown): Promise<Response>;
}

export async function signIn(
  server: TestServer,
  account: { email: string; password: string },
): Promise<SignedIn> {
  const origin = server.url;
  const signedIn = await fetch(`${origin}/sign-in`, {
    method: "POST",
    redirect: "manual",
    headers: { origin },
    body: new URLSearchParams({ intent: "signIn", login: account.email, password: account.password }),
  });
  const cookie = signedIn.headers.get("set-cookie")?.split(";")[0] ?? "";
  const headers = { cookie, origin, accept: "application/json" };
  const call = (path: string, init: RequestInit = {}) =>
    fetch(`${origin}${path}`, {
      redirect: "manual",
      ...init,
      headers: { ...headers, ...(init.headers as Record<string, string> | undefined) },
    });
  return {
    get: (path) => call(path),
    post: (path, form) => call(path, { method: "POST", body: new URLSearchParams(form) }),
    send: (path, body) =>
      call(path, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
  };
}
