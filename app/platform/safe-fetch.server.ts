import { Agent } from "undici";
import type { Dispatcher } from "undici";
import { isIP } from "node:net";
import {
  bareHostname,
  effectivePort,
  hostKey,
  isRefusedAddress,
  parseAllowedHosts,
} from "./safe-fetch-addresses.server.ts";
import { cappedBody, unpackedBody } from "./safe-fetch-body.server.ts";
import { createFilteringConnector } from "./safe-fetch-connector.server.ts";
import type { Resolve } from "./safe-fetch-connector.server.ts";
import { OutboundError } from "./safe-fetch-error.ts";

export interface SafeFetchOptions {
  /** Exact `host:port` that may be private or on an unusual port; link-local addresses stay closed. */
  allowedPrivateHosts: readonly string[];
  /** Bound of a response body, after decompression. */
  maxBytes: number;
  connectTimeoutMs?: number;
  headersTimeoutMs: number;
  /** From the call to the last byte, redirects included; without it the caller bounds the time by its signal. */
  totalTimeoutMs?: number;
  maxRedirects: number;
  userAgent: string;
  /** Replaces the system's name resolution. */
  resolve?: Resolve;
}

/** Compatible with `fetch`; `close` ends the connections that are kept open. */
export type SafeFetch = typeof globalThis.fetch & { close: () => Promise<void> };

interface Hop {
  url: URL;
  method: string;
  headers: Headers;
  body: string | Uint8Array | null;
}

const USUAL_PORTS = new Set(["80", "443"]);
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** All that survives a redirect to another origin: nothing that could identify or authorize us. */
const HARMLESS_HEADERS = ["accept", "accept-encoding", "accept-language", "user-agent"];
const NULL_BODY_STATUS = new Set([101, 204, 205, 304]);

/** Refuses by what the text of the address says, before anything is looked up. */
function checkUrl(url: URL, allowedHosts: ReadonlySet<string>): void {
  const isAllowed = allowedHosts.has(hostKey(url.hostname, effectivePort(url)));
  const isHttp = url.protocol === "http:" || url.protocol === "https:";
  if (!isHttp || url.username || url.password) throw new OutboundError("address-refused");
  if (!isAllowed && !USUAL_PORTS.has(effectivePort(url))) throw new OutboundError("address-refused");
  const host = bareHostname(url.hostname);
  if (isIP(host) !== 0 && isRefusedAddress(host, isAllowed)) throw new OutboundError("unreachable");
}

function replayableBody(body: unknown): string | Uint8Array | null {
  if (body === null || body === undefined) return null;
  if (typeof body === "string" || body instanceof Uint8Array) return body;
  if (body instanceof URLSearchParams) return body.toString();
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  throw new TypeError("Only text and bytes can be sent.");
}

function firstHop(input: string | URL, init: RequestInit, userAgent: string): Hop {
  const headers = new Headers(init.headers);
  headers.set("user-agent", userAgent);
  // Compressed event streams are held back by many servers until a block is full.
  const isStream = headers.get("accept")?.includes("text/event-stream") ?? false;
  headers.set("accept-encoding", isStream ? "identity" : "gzip, br");
  if (!headers.has("accept")) headers.set("accept", "*/*");
  if (!headers.has("accept-language")) headers.set("accept-language", "*");
  if (init.body instanceof URLSearchParams && !headers.has("content-type"))
    headers.set("content-type", "application/x-www-form-urlencoded;charset=UTF-8");
  if (!URL.canParse(String(input))) throw new OutboundError("address-refused");
  return {
    url: new URL(String(input)),
    method: (init.method ?? "GET").toUpperCase(),
    headers,
    body: replayableBody(init.body),
  };
}

function redirectTarget(from: URL, location: string): URL {
  if (!URL.canParse(location, from)) throw new OutboundError("unreachable");
  const url = new URL(location, from);
  if (from.protocol === "https:" && url.protocol === "http:") throw new OutboundError("unreachable");
  return url;
}

function redirectMethod(method: string, status: number): string {
  if (status === 303 && method !== "HEAD") return "GET";
  return (status === 301 || status === 302) && method === "POST" ? "GET" : method;
}

/** The next request of a redirect, by the rules of the Fetch standard and stricter: credentials never leave the origin. */
function nextHop(hop: Hop, status: number, location: string): Hop {
  const url = redirectTarget(hop.url, location);
  const method = redirectMethod(hop.method, status);
  const body = method === hop.method ? hop.body : null;
  if (url.origin !== hop.url.origin) {
    // A body may hold what was meant for the first origin only, and without it the request means nothing.
    if (body !== null) throw new OutboundError("unreachable");
    const kept = HARMLESS_HEADERS.flatMap((name) => {
      const value = hop.headers.get(name);
      return value === null ? [] : [[name, value] as [string, string]];
    });
    return { url, method, headers: new Headers(kept), body };
  }
  const headers = new Headers(hop.headers);
  if (body === null) headers.delete("content-type");
  return { url, method, headers, body };
}

/** One call's clock and stop: ends when the caller's signal, the time for headers or the total time says so. */
class CallGuard {
  readonly #controller = new AbortController();
  readonly #caller: AbortSignal | undefined;
  readonly #timers: NodeJS.Timeout[] = [];
  reason: unknown;

  constructor(caller: AbortSignal | undefined, totalTimeoutMs: number | undefined) {
    this.#caller = caller;
    caller?.addEventListener("abort", this.#onCallerAbort, { once: true });
    if (totalTimeoutMs !== undefined) this.startTimer(totalTimeoutMs);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  readonly #onCallerAbort = (): void => this.stop(this.#caller?.reason);

  startTimer(ms: number): NodeJS.Timeout {
    const timer = setTimeout(() => this.stop(new OutboundError("timed-out")), ms);
    this.#timers.push(timer);
    return timer;
  }

  stop(reason: unknown): void {
    this.reason ??= reason;
    this.#controller.abort();
  }

  /** Afterwards no timer runs and the caller's signal is not listened to. */
  release(): void {
    this.#caller?.removeEventListener("abort", this.#onCallerAbort);
    for (const timer of this.#timers) clearTimeout(timer);
  }
}

/** A hop's answer: its headers, and its body as it came. */
interface Answer {
  status: number;
  statusText: string;
  headers: Headers;
  body: Dispatcher.ResponseData["body"];
}

function answerOf({ statusCode, statusText, headers, body }: Dispatcher.ResponseData): Answer {
  // It may break off while nobody reads it yet; who reads it then learns that.
  body.on("error", () => undefined);
  const pairs = Object.entries(headers).flatMap(([name, value = []]) =>
    [value].flat().map((each): [string, string] => [name, each]),
  );
  return { status: statusCode, statusText, headers: new Headers(pairs), body };
}

/** The answer as a response of the platform's own kind, with the capped body. */
function toResponse(
  { status, statusText, headers, body: source }: Answer,
  { url, method }: Hop,
  isRedirected: boolean,
  maxBytes: number,
  guard: CallGuard,
): Response {
  const isEmpty = method === "HEAD" || NULL_BODY_STATUS.has(status);
  const body = isEmpty
    ? null
    : cappedBody(unpackedBody(source, headers.get("content-encoding")), {
        maxBytes,
        reason: () => guard.reason,
        abort: () => guard.stop(new OutboundError("cut-off")),
        onEnd: () => guard.release(),
      });
  if (isEmpty) {
    source.destroy();
    guard.release();
  }
  const response = new Response(body, { status, statusText, headers });
  Object.defineProperty(response, "url", { value: url.href });
  Object.defineProperty(response, "redirected", { value: isRedirected });
  return response;
}

/** Refuses by the response's own headers, before a byte of its body is read. */
function checkHeaders({ headers }: Answer, maxBytes: number): void {
  if (headers.get("content-encoding")?.includes(",")) throw new OutboundError("bad-encoding");
  if (Number(headers.get("content-length") ?? 0) > maxBytes) throw new OutboundError("too-large");
}

/**
 * A `fetch` for addresses that other people wrote: it reaches only public addresses (or exactly the operator's own
 * list), follows redirects by hand and checks every hop, and bounds bytes and time. It throws `OutboundError`, or the
 * reason of the caller's signal; a streamed body is handed on as it comes. Bodies are text or bytes.
 */
export function createSafeFetch(options: SafeFetchOptions): SafeFetch {
  const allowedHosts = parseAllowedHosts(options.allowedPrivateHosts);
  const agent = new Agent({
    connect: createFilteringConnector(allowedHosts, options.connectTimeoutMs ?? 10_000, options.resolve),
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: 10_000,
  });

  const send = async (hop: Hop, guard: CallGuard): Promise<Answer> => {
    checkUrl(hop.url, allowedHosts);
    const timer = guard.startTimer(options.headersTimeoutMs);
    try {
      // Not undici's `fetch`, whose streams and headers cost several times as much: with it a call was a tenth of a whole answer.
      const { origin, pathname, search } = hop.url;
      const answer = await agent.request({
        origin,
        path: `${pathname}${search}`,
        method: hop.method as Dispatcher.HttpMethod,
        headers: Object.fromEntries(hop.headers),
        body: hop.body,
        signal: guard.signal,
      });
      return answerOf(answer);
    } catch {
      throw guard.reason ?? new OutboundError("unreachable");
    } finally {
      clearTimeout(timer);
    }
  };

  const follow = async (start: Hop, redirect: RequestRedirect, guard: CallGuard): Promise<Response> => {
    let hop = start;
    for (let redirects = 0; ; redirects += 1) {
      const answer = await send(hop, guard);
      const location = answer.headers.get("location");
      if (redirect === "manual" || !REDIRECTS.has(answer.status) || location === null) {
        checkHeaders(answer, options.maxBytes);
        return toResponse(answer, hop, redirects > 0, options.maxBytes, guard);
      }
      answer.body.destroy();
      if (redirect === "error" || redirects >= options.maxRedirects)
        throw new OutboundError("too-many-redirects");
      hop = nextHop(hop, answer.status, location);
    }
  };

  const safeFetch = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    if (typeof input !== "string" && !(input instanceof URL))
      throw new TypeError("Give an address, not a Request.");
    init.signal?.throwIfAborted();
    const hop = firstHop(input, init, options.userAgent);
    const guard = new CallGuard(init.signal ?? undefined, options.totalTimeoutMs);
    try {
      return await follow(hop, init.redirect ?? "follow", guard);
    } catch (error) {
      guard.release();
      guard.stop(error);
      throw error;
    }
  };
  return Object.assign(safeFetch, { close: () => agent.destroy() });
}
