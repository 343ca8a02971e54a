import { randomBytes, randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import type { NextFunction, Request, RequestHandler, Response } from "express";
import helmet from "helmet";
import { env } from "#app/platform/env.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { drainWhenAnswered } from "./drain-request.server.ts";
import { problemResponse, toAppError } from "./error-response.server.ts";
import { limitAddress } from "./rate-limits.server.ts";
import { hasSessionCookie } from "./session-cookie.server.ts";
import type { EdgeContext } from "./edge-context.server.ts";

const READING = new Set(["GET", "HEAD", "OPTIONS"]);
const HANDLED = new Set([...READING, "POST", "PUT", "PATCH", "DELETE"]);
const isHttps = env.appUrl.startsWith("https:");

/** What a thrown error of an Express handler becomes; without it one mistake ends the process. */
export function safe(
  handler: (request: Request, response: Response, next: NextFunction) => unknown,
): RequestHandler {
  return (request, response, next) => {
    Promise.resolve()
      .then(() => handler(request, response, next))
      .catch((error: unknown) => {
        void sendProblem(response, error);
      });
  };
}

/** Answers an error to whoever called, program or browser, and never throws. */
export async function sendProblem(response: Response, error: unknown): Promise<void> {
  const requestId = edgeLocals(response)?.requestId ?? "unknown";
  const known = toAppError(error, requestId);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const problem = problemResponse(known, requestId);
  response.status(problem.status);
  for (const [name, value] of problem.headers) response.setHeader(name, value);
  response.end(await problem.text());
}

/** The context that `nameRequest` left on the response. */
export function edgeLocals(response: Response): EdgeContext | undefined {
  return (response.locals as { edge?: EdgeContext }).edge;
}

const nameRequest = safe((request, response, next) => {
  const gone = new AbortController();
  response.on("close", () => {
    if (!response.writableFinished) gone.abort();
  });
  const edge: EdgeContext = {
    requestId: randomUUID(),
    nonce: randomBytes(16).toString("base64"),
    ip: request.ip ?? request.socket.remoteAddress ?? "",
    gone: gone.signal,
  };
  (response.locals as { edge?: EdgeContext }).edge = edge;
  drainWhenAnswered(request, response);
  response.setHeader("x-request-id", edge.requestId);
  // Set here and nowhere else: what a caller sends under this name is not believed.
  request.headers["x-client-address"] = edge.ip;
  next();
});

const allowedHosts = new Set([
  new URL(env.appUrl).host,
  `localhost:${env.PORT}`,
  `127.0.0.1:${env.PORT}`,
  `[::1]:${env.PORT}`,
]);

/** Links in mails and the same-origin check are built on APP_URL: other names for this server are not answered. */
const checkHost = safe((request, _response, next) => {
  const host = request.headers.host?.toLowerCase();
  const isKnown = host !== undefined && (allowedHosts.has(host) || env.APP_URL === undefined);
  if (!isKnown && !isProbe(request.path)) throw new AppError("HOST_NOT_ALLOWED");
  if (!HANDLED.has(request.method))
    throw new AppError("METHOD_NOT_ALLOWED", { params: { allow: [...HANDLED].join(", ") } });
  if (!isDecodable(request.originalUrl)) throw new AppError("URL_INVALID");
  next();
});

const isProbe = (path: string) => path === "/healthz" || path === "/readyz" || path === "/metrics";

function isDecodable(url: string): boolean {
  if (url.length > 8_192) return false;
  try {
    return !/\p{Cc}/u.test(decodeURIComponent(url.split("?")[0] ?? ""));
  } catch {
    return false;
  }
}

/** The bare chat pages write a policy of their own; `/embed/` may stand in other people's frames. */
const isBareChat = (path: string) => path.startsWith("/embed/") || path.startsWith("/chat/");
/** So do files that visitors open. */
const hasOwnPolicy = (path: string) =>
  isBareChat(path) || path.startsWith("/files/") || path.startsWith("/images/");

/** A helmet directive: what is written here may run in this one response. */
const nonce = (_request: unknown, response: ServerResponse): string =>
  `'nonce-${edgeLocals(response as Response)?.nonce ?? ""}'`;

/** The strictest headers, for every answer; `loosenHeaders` knows the exceptions. */
const secureHeaders: RequestHandler = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: [nonce, "'strict-dynamic'"],
      styleSrc: env.isProduction ? ["'self'", nonce] : ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", "data:", "blob:"],
      fontSrc: ["'self'"],
      connectSrc: env.isProduction ? ["'self'"] : ["'self'", "ws:"],
      frameSrc: ["'self'"],
      manifestSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      objectSrc: ["'none'"],
      frameAncestors: ["'self'"],
    },
  },
  frameguard: { action: "sameorigin" },
  strictTransportSecurity: isHttps ? { maxAge: 31_536_000, includeSubDomains: true } : false,
  referrerPolicy: { policy: "strict-origin-when-cross-origin" },
  crossOriginOpenerPolicy: { policy: "same-origin" },
  crossOriginResourcePolicy: { policy: "same-origin" },
  crossOriginEmbedderPolicy: false,
});

const loosenHeaders: RequestHandler = ({ path }, response, next) => {
  if (hasOwnPolicy(path)) response.removeHeader("Content-Security-Policy");
  if (isBareChat(path)) response.removeHeader("X-Frame-Options");
  if (isForEverySite(path)) response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
  next();
};

/** The widget's files and its API are fetched from other people's pages. */
function isForEverySite(path: string): boolean {
  return (
    path === "/widget.js" ||
    path.startsWith("/widget/") ||
    path.startsWith("/images/") ||
    path.startsWith("/api/widget/") ||
    path.startsWith("/embed/")
  );
}

const limit = safe(async (_request, response, next) => {
  await limitAddress(edgeLocals(response)?.ip ?? "");
  next();
});

/**
 * Refuses whatever another site makes a signed-in browser send. Remix checks the origin on only two of its four entry points;
 * this stands in front of all. Calls with a bearer token do not use the cookie and pass.
 */
const refuseCrossSite = safe((request, _response, next) => {
  const isBearer = /^bearer /i.test(request.headers.authorization ?? "");
  if (READING.has(request.method) || isBearer || !needsSameSite(request)) return next();
  if (!isSameSite(request)) throw new AppError("CSRF");
  next();
});

/** With a session cookie, and on the forms that make one: nobody shall be signed in to a stranger's account either. */
function needsSameSite(request: Request): boolean {
  if (request.path.startsWith("/api/widget/")) return false;
  return hasSessionCookie(request.headers.cookie ?? null) || !request.path.startsWith("/api/");
}

function isSameSite(request: Request): boolean {
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin";
  const sent = request.headers.origin ?? originOf(request.headers.referer);
  return (
    sent !== undefined &&
    (sent === new URL(env.appUrl).origin || sent === `${request.protocol}://${request.headers.host}`)
  );
}

function originOf(url: string | undefined): string | undefined {
  return url && URL.canParse(url) ? new URL(url).origin : undefined;
}

/** A page of another site asks whether it may call the widget's API: it may; which sites are allowed is decided by the call itself. */
const answerPreflight = safe((request, response, next) => {
  if (request.method !== "OPTIONS" || !request.path.startsWith("/api/widget/")) return next();
  response.setHeader("access-control-allow-origin", request.headers.origin ?? "*");
  response.setHeader("access-control-allow-methods", "GET, POST, DELETE, OPTIONS");
  response.setHeader("access-control-allow-headers", "authorization, content-type, accept, last-event-id");
  response.setHeader("access-control-max-age", "86400");
  response.setHeader("vary", "Origin");
  response.status(204).end();
});

/** Everything that happens to a request before the application sees it, in this order. */
export const edgeHandlers: RequestHandler[] = [
  nameRequest,
  checkHost,
  secureHeaders,
  loosenHeaders,
  answerPreflight,
  limit,
  refuseCrossSite,
];
