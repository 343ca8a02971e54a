import type { ConversationEvent } from "#app/shared/protocol/visitor-api.ts";
import { createSseParser } from "./sse-parser.ts";

/** The server said no. `retryAfter` is in seconds, where it is known. */
export interface Refusal {
  status: number;
  code?: string;
  detail?: string;
  retryAfter?: number;
}

/** Takes an event of a line together with its id. */
export type Receive = (event: ConversationEvent, id: string) => void;

interface LineOptions {
  signal: AbortSignal;
  receive: Receive;
  body?: unknown;
  /** The last event that is known: only what came after it is sent. */
  after?: string;
}

export interface VisitorClient {
  /** Proves from now on who is asking; empty for nobody. */
  token: string;
  /** Asks `path` below `/api/widget/`. */
  call(method: string, path: string, body?: unknown): Promise<Response>;
  /** Asks `path` and stays on the line until the server ends it. */
  line(path: string, options: LineOptions): Promise<void>;
}

type Headers = Record<string, string>;

/** The conversation is over: it is gone or closed, or its secret is too old. */
export const isLost = (error: unknown): boolean => {
  const { code, status = 0 } = error as Partial<Refusal>;
  return [401, 404].includes(status) || code === "CONVERSATION_CLOSED";
};

/**
 * The visitor API at `origin`. Every call rejects with a `Refusal` when the server answers no, and with
 * the browser's own error when there is no answer. No cookie is ever sent.
 */
export function createVisitorClient(origin: string): VisitorClient {
  const ask = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Headers = {},
    signal?: AbortSignal,
  ) => {
    if (client.token) headers.Authorization = `Bearer ${client.token}`;
    if (body) headers["Content-Type"] = "application/json";
    const response = await fetch(`${origin}/api/widget/${path}`, {
      method,
      headers,
      signal,
      body: body ? JSON.stringify(body) : undefined,
      credentials: "omit",
    });
    if (response.ok) return response;
    const retryAfter = Number(response.headers.get("Retry-After"));
    throw { ...(await response.json().catch(() => ({}))), status: response.status, retryAfter };
  };
  const client: VisitorClient = {
    token: "",
    call: ask,
    async line(path, { signal, receive, body, after }) {
      const headers: Headers = { Accept: "text/event-stream" };
      if (after) headers["Last-Event-ID"] = after;
      const { body: stream } = await ask(after ? "GET" : "POST", path, body, headers, signal);
      const feed = createSseParser(({ event: type, data, id }) =>
        receive({ type, data: JSON.parse(data) } as ConversationEvent, id),
      );
      const reader = stream?.getReader();
      const decoder = new TextDecoder();
      for (;;) {
        const piece = await reader?.read();
        if (!piece?.value) return;
        feed(decoder.decode(piece.value, { stream: true }));
      }
    },
  };
  return client;
}
