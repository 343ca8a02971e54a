import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import { findVisitorSession, type VisitorSession } from "#app/features/conversations/index.server.ts";
import { visitorWaits } from "#app/platform/background-steps.server.ts";
import { bestLanguage } from "#app/platform/i18n.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { isId } from "#app/shared/ids.ts";
import { edgeOf } from "./edge-context.server.ts";
import { problemResponse, toAppError } from "./error-response.server.ts";
import { parseInput, queryOf } from "./parse-input.server.ts";
import { readJson } from "./read-body.server.ts";

/** What a call of `/api/widget` gets. */
export interface WidgetArgs<Q = unknown, B = unknown> {
  request: Request;
  params: Record<string, string>;
  query: Q;
  body: B;
  /** The page's origin as its browser wrote it; null when it wrote none. */
  origin: string | null;
  ip: string;
  gone: AbortSignal;
}
/** With the visitor's secret: the conversation that it opens. */
export interface VisitorCallArgs<Q = unknown, B = unknown> extends WidgetArgs<Q, B> {
  session: VisitorSession;
}

type FunctionArgs = LoaderFunctionArgs | ActionFunctionArgs;
type Answer = Response | object | null;

/** Every page may ask; whether its site is allowed is decided with the conversation. No cookies are involved. */
export function corsHeaders(origin: string | null): Record<string, string> {
  return {
    "access-control-allow-origin": origin ?? "*",
    "access-control-expose-headers": "retry-after, x-request-id",
    vary: "Origin",
  };
}

async function answering(args: FunctionArgs, run: (call: WidgetArgs) => Promise<Answer>): Promise<Response> {
  const { requestId, ip, gone } = edgeOf(args.context);
  const origin = args.request.headers.get("origin");
  const cors = corsHeaders(origin);
  const leave = visitorWaits();
  try {
    const params = Object.fromEntries(
      Object.entries(args.params).map(([name, value]) => [name, value ?? ""]),
    );
    if (Object.entries(params).some(([name, value]) => name.endsWith("Id") && !isId(value)))
      throw new AppError("NOT_FOUND");
    const answer = await run({ request: args.request, params, query: {}, body: undefined, origin, ip, gone });
    return toResponse(answer, cors, args.request.method === "POST" && answer !== null ? 200 : undefined);
  } catch (error) {
    const known = toAppError(error, requestId);
    const allow: Record<string, string> =
      known.code === "METHOD_NOT_ALLOWED" ? { allow: String(known.params.allow ?? "") } : {};
    const locale = bestLanguage(args.request.headers.get("accept-language") ?? "");
    return problemResponse(known, requestId, { ...cors, ...allow }, locale);
  } finally {
    leave();
  }
}

function toResponse(answer: Answer, headers: Record<string, string>, status = 200): Response {
  if (answer === null) return new Response(null, { status: 204, headers });
  if (!(answer instanceof Response)) return jsonResponse(answer, headers, status);
  for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
  return answer;
}

/** Its length is said, so that a short one is not compressed: that costs more than it saves. */
function jsonResponse(value: object, headers: Record<string, string>, status: number): Response {
  const text = JSON.stringify(value);
  const own = {
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(text)),
    "cache-control": "no-store",
  };
  return new Response(text, { status, headers: { ...headers, ...own } });
}

const secretOf = (request: Request): string | null =>
  /^Bearer ([\w-]+)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? null;

async function inConversation(call: WidgetArgs): Promise<VisitorSession> {
  const session = await findVisitorSession({ token: secretOf(call.request), origin: call.origin });
  // Another conversation's id is answered like one that does not exist.
  if (call.params.conversationId !== undefined && call.params.conversationId !== session.conversationId)
    throw new AppError("NOT_FOUND");
  return session;
}

/** GET for every page, without a secret. */
export function widgetLoader<Q extends z.ZodType>(
  options: { query: Q },
  load: (args: WidgetArgs<z.output<Q>>) => Promise<Answer>,
) {
  return (args: LoaderFunctionArgs) =>
    answering(args, async (call) =>
      load({ ...call, query: parseInput(options.query, queryOf(call.request)) }),
    );
}

interface WidgetActionArgs<B> extends WidgetArgs<unknown, B> {
  /** Of the conversation that is under way, where the call may come from one. */
  session: VisitorSession | null;
}

/** POST for every page, without a secret, or with that of a conversation which it may have already. */
export function widgetAction<B extends z.ZodType>(
  options: { body: B; isInConversation?: boolean },
  handle: (args: WidgetActionArgs<z.output<B>>) => Promise<Answer>,
) {
  return (args: ActionFunctionArgs) =>
    answering(args, async (call) => {
      assertMethod(call.request, ["POST"]);
      const isIn = options.isInConversation === true && secretOf(call.request) !== null;
      const session = isIn ? await inConversation(call) : null;
      return handle({ ...call, session, body: parseInput(options.body, await readJson(call.request)) });
    });
}

/** GET of the conversation that the visitor's secret opens. */
export function visitorLoader<Q extends z.ZodType>(
  options: { query?: Q },
  load: (args: VisitorCallArgs<z.output<Q>>) => Promise<Answer>,
) {
  return (args: LoaderFunctionArgs) =>
    answering(args, async (call) => {
      const session = await inConversation(call);
      const query = (options.query ? parseInput(options.query, queryOf(call.request)) : {}) as z.output<Q>;
      return load({ ...call, session, query });
    });
}

type Handler<B> = (args: VisitorCallArgs<unknown, B>) => Promise<Answer>;

/** A change in the conversation that the visitor's secret opens. */
export function visitorAction<B extends z.ZodType>(
  options: { method: "POST" | "DELETE"; body?: B; isReadable?: boolean },
  handle: Handler<z.output<B>>,
) {
  return (args: ActionFunctionArgs) =>
    answering(args, async (call) => {
      assertMethod(call.request, options.isReadable ? ["GET", options.method] : [options.method]);
      const session = await inConversation(call);
      const body = (
        options.body ? parseInput(options.body, await readJson(call.request)) : undefined
      ) as z.output<B>;
      return handle({ ...call, session, body });
    });
}

/** For the half of a resource that it does not have: whoever calls it learns which methods there are. */
export function widgetOnly(...allowed: string[]) {
  return (args: LoaderFunctionArgs | ActionFunctionArgs) =>
    answering(args, () =>
      Promise.reject(new AppError("METHOD_NOT_ALLOWED", { params: { allow: allowed.join(", ") } })),
    );
}

function assertMethod(request: Request, allowed: string[]): void {
  if (!allowed.includes(request.method))
    throw new AppError("METHOD_NOT_ALLOWED", { params: { allow: allowed.join(", ") } });
}
