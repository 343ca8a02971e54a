import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { behaviourOf, PLAIN_BEHAVIOUR, type ProviderBehaviour } from "./provider-behaviour.ts";
import {
  type ChatBody,
  type ProviderServerStats,
  StandInStream,
  usageOf,
  wordsOf,
} from "./stand-in-stream.ts";
import { embeddingOf, meaningsOf } from "./stand-in-vectors.ts";

export interface ProviderServer {
  /** The base URL, `http://127.0.0.1:<port>/v1`. */
  url: string;
  /** `127.0.0.1:<port>`, as `ALLOWED_PRIVATE_HOSTS` wants it. */
  host: string;
  stats: () => ProviderServerStats;
  close: () => Promise<void>;
}

const LONGEST_BODY = 5_000_000;

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.byteLength;
    if (size > LONGEST_BODY) throw new Error("The body is too large.");
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString();
}

const ERRORS: Record<number, { code: string | null; message: string }> = {
  401: { code: "invalid_api_key", message: "Incorrect API key provided." },
  404: { code: "model_not_found", message: "The model does not exist." },
  429: { code: "rate_limit_exceeded", message: "Rate limit reached." },
};

function sendJson(response: ServerResponse, status: number, body: unknown, retryAfter = 0): void {
  response.statusCode = status;
  response.setHeader("content-type", "application/json");
  if (retryAfter > 0) response.setHeader("retry-after", String(retryAfter));
  response.end(JSON.stringify(body));
}

function sendError(response: ServerResponse, { status, retryAfter }: ProviderBehaviour): void {
  const error = ERRORS[status] ?? { code: null, message: "The server had an error." };
  sendJson(response, status, { error: { ...error, type: "stand_in", param: null } }, retryAfter);
}

function sendWhole(response: ServerResponse, body: ChatBody, behaviour: ProviderBehaviour): void {
  const words = wordsOf(behaviour);
  const message = { role: "assistant", content: words.join("") };
  const choices = [{ index: 0, message, finish_reason: "stop" }];
  const usage = usageOf(body, words);
  setTimeout(
    () =>
      sendJson(response, 200, {
        id: "chatcmpl-stand-in",
        object: "chat.completion",
        created: 0,
        model: body.model,
        choices,
        usage,
      }),
    behaviour.first + behaviour.gap * words.length,
  );
}

/**
 * Starts a small server that speaks OpenAI's chat completions, models and embeddings, for tests and benchmarks: every
 * answer is decided by the model's name or the address (`behaviourOf`). Listens on 127.0.0.1, on a free port by default.
 */
export async function startProviderServer(options: { port?: number } = {}): Promise<ProviderServer> {
  const stats: ProviderServerStats = {
    requests: 0,
    completed: 0,
    aborted: 0,
    active: 0,
    tokensSent: 0,
    lastBody: null,
    embeddings: [],
  };
  const callsOf = new Map<string, number>();

  const complete = (body: ChatBody, folder: string, response: ServerResponse): void => {
    stats.requests += 1;
    stats.lastBody = body;
    const behaviour = behaviourOf(body.model ?? "", folder);
    const key = `${folder} ${body.model}`;
    const calls = (callsOf.get(key) ?? 0) + 1;
    callsOf.set(key, calls);
    const status = behaviour.flaky > 0 && behaviour.status === 200 ? 500 : behaviour.status;
    const isFailing = behaviour.flaky > 0 ? calls <= behaviour.flaky : status !== 200;
    if (isFailing) sendError(response, { ...behaviour, status });
    else if (body.stream || behaviour.hang > 0) new StandInStream(response, body, behaviour, stats).start();
    else sendWhole(response, body, behaviour);
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = new URL(request.url ?? "/", "http://stand-in").pathname;
    const folder = /^\/([^/]*=[^/]*)\//.exec(decodeURIComponent(path))?.[1] ?? "";
    const { status, retryAfter } = behaviourOf("", folder);
    if (path.endsWith("/models") && status !== 200)
      return sendError(response, { ...PLAIN_BEHAVIOUR, status, retryAfter });
    if (path.endsWith("/models"))
      return sendJson(response, 200, { object: "list", data: [{ id: "mock", object: "model" }] });
    const body = JSON.parse((await bodyOf(request)) || "{}") as ChatBody & { input?: string | string[] };
    if (path.endsWith("/chat/completions")) return complete(body, folder, response);
    if (!path.endsWith("/embeddings")) return sendJson(response, 404, { error: { message: "Not found." } });
    const texts = [body.input ?? []].flat();
    stats.embeddings.push(texts.length);
    const behaviour = behaviourOf(body.model ?? "", folder);
    const isFailing = behaviour.status !== 200 && stats.embeddings.length > behaviour.after;
    if (isFailing) return sendError(response, behaviour);
    if (behaviour.hang > 0) return;
    const meanings = meaningsOf(body.model ?? "");
    const data = texts.map((text, index) => ({
      object: "embedding",
      index,
      embedding: embeddingOf(text, meanings),
    }));
    return sendJson(response, 200, {
      object: "list",
      data,
      model: body.model,
      usage: { prompt_tokens: 1, total_tokens: 1 },
    });
  };

  const server = createServer((request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) sendJson(response, 400, { error: { message: "Bad request." } });
    });
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    url: `http://${host}/v1`,
    stats: () => ({ ...stats, embeddings: [...stats.embeddings] }),
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
