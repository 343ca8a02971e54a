import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import { may, type Actor, type Permission } from "#app/domain/access/permissions.ts";
import { findTokenActor } from "#app/features/accounts/index.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { isId } from "#app/shared/ids.ts";
import { edgeOf } from "./edge-context.server.ts";
import { problemResponse, toAppError } from "./error-response.server.ts";
import { withIdempotency } from "./idempotency.server.ts";
import { parseInput, queryOf } from "./parse-input.server.ts";
import { limitApiCalls } from "./rate-limits.server.ts";
import { readJson } from "./read-body.server.ts";

/** What a call of `/api/v1` gets. */
export interface ApiArgs<P extends string, Q, B> {
  request: Request;
  requestId: string;
  actor: Actor;
  params: Record<P, string>;
  query: Q;
  body: B;
  /** Aborts when the caller has gone. */
  gone: AbortSignal;
}

interface ApiOptions<P extends string, Q extends z.ZodType> {
  params?: readonly P[];
  can: Permission;
  query?: Q;
}

/** One method of a resource: who may, what body, what is done. */
export interface ApiMethod<P extends string> {
  can: Permission;
  /** Absent: the handler reads the request itself (uploads), or there is no body. */
  body?: z.ZodType;
  handle(args: ApiArgs<P, unknown, unknown>): Promise<Response | object | null>;
  status?: number;
}

type FunctionArgs = LoaderFunctionArgs | ActionFunctionArgs;

/** The bearer token of a request, or null. */
export function bearerOf(request: Request): string | null {
  return /^Bearer ([\w-]+)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? null;
}

async function begin<P extends string>(args: FunctionArgs, names: readonly P[] | undefined, can: Permission) {
  const { ip, requestId, gone } = edgeOf(args.context);
  const token = bearerOf(args.request);
  if (!token) throw new AppError("NOT_SIGNED_IN");
  const actor = await findTokenActor({ token, ip });
  if (!actor) throw new AppError("TOKEN_INVALID");
  await limitApiCalls(actor);
  const params = Object.fromEntries((names ?? []).map((name) => [name, args.params[name] ?? ""])) as Record<P, string>;
  for (const [name, value] of Object.entries<string>(params))
    if (name.endsWith("Id") && !isId(value)) throw new AppError("NOT_FOUND");
  if (!may(actor, can)) throw new AppError("FORBIDDEN");
  return { request: args.request, requestId, actor, params, gone };
}

async function answering(args: FunctionArgs, run: () => Promise<Response>): Promise<Response> {
  const { requestId } = edgeOf(args.context);
  try {
    return await run();
  } catch (error) {
    const known = toAppError(error, requestId);
    return problemResponse(known, requestId, known.code === "METHOD_NOT_ALLOWED" ? { allow: String(known.params.allow ?? "") } : {});
  }
}

function jsonAnswer(value: Response | object | null, status = 200): Response {
  if (value instanceof Response) return value;
  if (value === null) return new Response(null, { status: 204 });
  return new Response(JSON.stringify(value), {
    status,
    headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" },
  });
}

/** GET of `/api/v1`: bearer token, permission, ids, query; the answer is JSON. */
export function apiLoader<P extends string = never, Q extends z.ZodType = z.ZodType>(
  options: ApiOptions<P, Q>,
  load: (args: ApiArgs<P, z.output<Q>, undefined>) => Promise<Response | object>,
) {
  return (args: LoaderFunctionArgs) =>
    answering(args, async () => {
      const begun = await begin(args, options.params, options.can);
      const query = (options.query ? parseInput(options.query, queryOf(args.request)) : undefined) as z.output<Q>;
      return jsonAnswer(await load({ ...begun, query, body: undefined }));
    });
}

/** The method of a resource with its body's schema. */
export function method<P extends string, B extends z.ZodType>(definition: {
  can: Permission;
  body: B;
  status?: number;
  handle(args: ApiArgs<P, unknown, z.output<B>>): Promise<Response | object | null>;
}): ApiMethod<P> {
  return definition as ApiMethod<P>;
}

/** POST, PUT, PATCH and DELETE of `/api/v1`; every POST honours `Idempotency-Key`. */
export function apiAction<P extends string = never>(options: {
  params?: readonly P[];
  methods: Partial<Record<"POST" | "PUT" | "PATCH" | "DELETE", ApiMethod<P>>>;
}) {
  return (args: ActionFunctionArgs) =>
    answering(args, async () => {
      const known = options.methods[args.request.method as "POST"];
      if (!known) throw new AppError("METHOD_NOT_ALLOWED", { params: { allow: Object.keys(options.methods).join(", ") } });
      const begun = await begin(args, options.params, known.can);
      const sent = known.body ? await readJson(args.request, 2_097_152) : undefined;
      const body = known.body ? parseInput(known.body, sent) : undefined;
      const run = async () => jsonAnswer(await known.handle({ ...begun, query: undefined, body }), known.status);
      return args.request.method === "POST" ? withIdempotency(begun.actor, args.request, sent, run) : run();
    });
}
