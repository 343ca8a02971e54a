import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import {
  allowOf,
  paramsOf,
  type ApiMethod,
  type ApiResource,
  type ApiVerb,
  type ParamsOf,
} from "#app/domain/access/api-resource.ts";
import { may, type Actor } from "#app/domain/access/permissions.ts";
import { findTokenActor } from "#app/features/accounts/index.server.ts";
import { AppError, fieldError } from "#app/shared/app-error.ts";
import { choice } from "#app/shared/text-schema.ts";
import { edgeOf } from "./edge-context.server.ts";
import { problemResponse, toAppError } from "./error-response.server.ts";
import { withIdempotency } from "./idempotency.server.ts";
import { isParameter } from "./is-parameter.ts";
import { parseInput, queryOf } from "./parse-input.server.ts";
import { limitApiCalls } from "./rate-limits.server.ts";
import { readJson } from "./read-body.server.ts";
import { dropUpload, readUpload, type UploadedFile } from "./read-upload.server.ts";

/** What a call of `/api/v1` gets. */
interface ApiArgs<P extends string, Q, B> {
  request: Request;
  requestId: string;
  actor: Actor;
  /** The ids of the address, each in the form of an id, and the number of a version as digits. */
  params: Record<P, string>;
  query: Q;
  body: B;
  /** The file of a call that sent one; then `body` is null. */
  file: UploadedFile | null;
  /** Aborts when the caller has gone. */
  gone: AbortSignal;
}

type QueryOf<S> = S extends { query: infer Q extends z.ZodType } ? z.output<Q> : object;
type BodyOf<S> = S extends { body: infer B extends z.ZodType }
  ? S extends { takesFile: true }
    ? z.output<B> | null
    : z.output<B>
  : null;
type Answer = Response | object | null;
type Handler<P extends string, S> = (args: ApiArgs<ParamsOf<P>, QueryOf<S>, BodyOf<S>>) => Promise<Answer>;
type Methods = Partial<Record<ApiVerb, ApiMethod>>;
type FunctionArgs = LoaderFunctionArgs | ActionFunctionArgs;
type AnyHandler = (args: ApiArgs<string, unknown, unknown>) => Promise<Answer>;

const NoQuery = z.strictObject({});
/** What may stand beside the file. */
const FileFields = z.strictObject({ type: choice(["file"]).optional() });

/** The bearer token of a request, or null. */
function bearerOf(request: Request): string | null {
  return /^Bearer ([\w-]+)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? null;
}

async function begin(args: FunctionArgs, path: string, spec: ApiMethod) {
  const { ip, requestId, gone } = edgeOf(args.context);
  const token = bearerOf(args.request);
  if (!token) throw new AppError("NOT_SIGNED_IN");
  const actor = await findTokenActor({ token, ip });
  if (!actor) throw new AppError("TOKEN_INVALID");
  await limitApiCalls(actor);
  if (!may(actor, spec.can)) throw new AppError("FORBIDDEN");
  const params = Object.fromEntries(paramsOf(path).map((name) => [name, args.params[name] ?? ""]));
  if (Object.entries(params).some(([name, value]) => !isParameter(name, value)))
    throw new AppError("NOT_FOUND");
  const query: unknown = parseInput(spec.query ?? NoQuery, queryOf(args.request));
  return { request: args.request, requestId, actor, params, query, gone };
}

async function answering(args: FunctionArgs, run: () => Promise<Response>): Promise<Response> {
  const { requestId } = edgeOf(args.context);
  try {
    return await run();
  } catch (error) {
    return problemResponse(toAppError(error, requestId), requestId);
  }
}

function jsonAnswer(value: Answer, status: number): Response {
  if (value instanceof Response) return value;
  if (value === null) return new Response(null, { status: 204 });
  return new Response(JSON.stringify(value), {
    status,
    headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" },
  });
}

function refuseMethod(resource: ApiResource): never {
  throw new AppError("METHOD_NOT_ALLOWED", { params: { allow: allowOf(resource) } });
}

/**
 * GET, HEAD and OPTIONS of a resource of `/api/v1`: bearer token, permission, ids, query; the answer is JSON. A resource
 * without GET gets no handler and answers 405.
 */
export function apiLoader<P extends string, M extends Methods>(
  resource: ApiResource<P, M>,
  ...[load]: M extends { GET: infer S } ? [Handler<P, S>] : []
) {
  return (args: LoaderFunctionArgs) =>
    answering(args, async () => {
      if (args.request.method === "OPTIONS")
        return new Response(null, { status: 204, headers: { allow: allowOf(resource) } });
      const spec = resource.methods.GET;
      if (!spec || !load) refuseMethod(resource);
      const begun = await begin(args, resource.path, spec);
      return jsonAnswer(await (load as AnyHandler)({ ...begun, body: null, file: null }), spec.status);
    });
}

/** POST, PUT, PATCH and DELETE of a resource of `/api/v1`, one handler for each; every POST honours `Idempotency-Key`. */
export function apiAction<P extends string, M extends Methods>(
  resource: ApiResource<P, M>,
  handlers: { [V in Exclude<keyof M, "GET">]: Handler<P, M[V]> },
) {
  return (args: ActionFunctionArgs) =>
    answering(args, async () => {
      const verb = args.request.method as ApiVerb;
      const spec = resource.methods[verb];
      const handle = (handlers as Partial<Record<ApiVerb, AnyHandler>>)[verb];
      if (!spec || !handle) refuseMethod(resource);
      const begun = await begin(args, resource.path, spec);
      const { body, file, print } = await readInput(args.request, spec);
      const run = async () => jsonAnswer(await handle({ ...begun, body, file }), spec.status);
      try {
        return await (verb === "POST" ? withIdempotency(begun.actor, args.request, print, run) : run());
      } finally {
        await dropUpload(file);
      }
    });
}

/** The body as its schema makes it, and what two equal requests have in common. */
async function readInput(
  request: Request,
  spec: ApiMethod,
): Promise<{ body: unknown; file: UploadedFile | null; print: unknown }> {
  if (!spec.body) return { body: null, file: null, print: null };
  if (spec.takesFile && /^multipart\/form-data\b/i.test(request.headers.get("content-type") ?? "")) {
    const file = await readFile(request);
    return {
      body: null,
      file,
      print: { name: file.name, sha256: file.content.sha256 },
    };
  }
  const isEmpty =
    spec.isBodyOptional &&
    (request.headers.get("content-length") ?? "0") === "0" &&
    !request.headers.has("transfer-encoding");
  const sent = isEmpty
    ? {}
    : await readJson(request, spec.maxBytes, spec.maxKeys ? { maxKeys: spec.maxKeys } : {});
  return { body: parseInput(spec.body, sent), file: null, print: sent };
}

/** The one file of a form. Throws `INVALID` without one and for fields that are not known. */
async function readFile(request: Request): Promise<UploadedFile> {
  const { fields, file } = await readUpload(request);
  try {
    parseInput(FileFields, fields);
  } catch (error) {
    await dropUpload(file);
    throw error;
  }
  if (!file) throw fieldError("file", "REQUIRED");
  return file;
}

/** What no route answers below `/api`, for any method: a problem document, never a page. */
export function apiNotFound() {
  return (args: FunctionArgs) =>
    answering(args, () => {
      throw new AppError("NOT_FOUND");
    });
}

/** A document of the API that everybody may read. */
export function apiDocumentLoader(load: (args: { request: Request }) => Promise<object>) {
  return (args: LoaderFunctionArgs) =>
    answering(args, async () =>
      args.request.method === "OPTIONS"
        ? new Response(null, { status: 204, headers: { allow: "GET, HEAD, OPTIONS" } })
        : jsonAnswer(await load(args), 200),
    );
}

/** Nothing can be sent to an address that is only read. */
export function apiReadOnlyAction() {
  return (args: ActionFunctionArgs) =>
    answering(args, () => {
      throw new AppError("METHOD_NOT_ALLOWED", { params: { allow: "GET, HEAD, OPTIONS" } });
    });
}
