import { createHash } from "node:crypto";
import type { Actor } from "#app/domain/access/permissions.ts";
import { finishRequest, rememberRequest } from "#app/features/accounts/index.server.ts";
import { AppError } from "#app/shared/app-error.ts";

/**
 * Runs a POST once for each `Idempotency-Key` of a workspace in 24 hours: the same body gets the kept answer
 * (`Idempotent-Replayed: true`), another body `KEY_REUSED`, one that is still running `IN_PROGRESS`.
 */
export async function withIdempotency(
  actor: Actor,
  request: Request,
  body: unknown,
  run: () => Promise<Response>,
): Promise<Response> {
  const key = request.headers.get("idempotency-key");
  if (key === null) return run();
  if (!/^[\x21-\x7e]{1,200}$/.test(key))
    throw new AppError("INVALID", { fields: [{ field: "Idempotency-Key", code: "CHARACTERS" }] });
  const route = `${request.method} ${new URL(request.url).pathname}`;
  const requestHash = createHash("sha256")
    .update(JSON.stringify(body ?? null))
    .digest("base64url");
  const record = { workspaceId: actor.workspaceId, route, key, requestHash };
  const known = await rememberRequest(record);
  if (known) {
    if (known.requestHash !== requestHash) throw new AppError("KEY_REUSED");
    if (known.status === null || known.body === null) throw new AppError("IN_PROGRESS", { retryAfter: 1 });
    return new Response(known.status === 204 ? null : known.body, {
      status: known.status,
      headers: { "content-type": "application/json; charset=utf-8", "idempotent-replayed": "true" },
    });
  }
  try {
    const response = await run();
    if (response.headers.get("content-type")?.startsWith("text/event-stream"))
      await finishRequest(record, null);
    else await finishRequest(record, { status: response.status, body: await response.clone().text() });
    return response;
  } catch (error) {
    await finishRequest(record, null);
    throw error;
  }
}
