import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** How a model answers; every field can stand in the model's name or in the address, see `behaviourOf`. */
export interface ProviderBehaviour {
  /** Words of the answer when `say` is not given. */
  tokens: number;
  /** Milliseconds before the first token, and between two tokens. */
  first: number;
  gap: number;
  /** Answers with this status instead, with `retryAfter` seconds when given. */
  status: number;
  retryAfter: number;
  /** So many calls of this model fail with `status` (500 when not given), then it works. */
  flaky: number;
  /** Sends no byte, until the client leaves. */
  hang: number;
  /** Tears the connection off after so many tokens. */
  cut: number;
  /** Sends broken JSON after so many tokens. */
  broken: number;
  /** So many calls for vectors work before `status` counts. */
  after: number;
  /** The text of the answer, in words. */
  say: string;
}

export interface ProviderServerStats {
  /** Calls of chat completions, and of these the streamed ones that ended whole or were left by the client. */
  requests: number;
  completed: number;
  aborted: number;
  /** Streams that are running now. */
  active: number;
  tokensSent: number;
  /** The body of the last chat completion. */
  lastBody: unknown;
  /** How many texts each call for vectors had. */
  embeddings: number[];
}

export interface ProviderServer {
  /** The base URL, `http://127.0.0.1:<port>/v1`. */
  url: string;
  /** `127.0.0.1:<port>`, as `ALLOWED_PRIVATE_HOSTS` wants it. */
  host: string;
  stats: () => ProviderServerStats;
  close: () => Promise<void>;
}

interface ChatBody {
  model?: string;
  stream?: boolean;
  stream_options?: { include_usage?: boolean };
  messages?: { content?: string }[];
}

const DEFAULTS: ProviderBehaviour = {
  tokens: 20,
  first: 0,
  gap: 0,
  status: 200,
  retryAfter: 0,
  flaky: 0,
  hang: 0,
  cut: 0,
  broken: 0,
  after: 0,
  say: "",
};

const EMBEDDING_DIMENSIONS = 256;
const LONGEST_BODY = 5_000_000;

/**
 * Reads behaviour after a `?`: of a model's name (`mock?tokens=50&gap=5`) and before that of the first folder of the
 * path (`/status=401/v1/chat/completions`, so that a base URL can carry it). Unknown names are ignored.
 */
export function behaviourOf(model: string, folder: string): ProviderBehaviour {
  const behaviour = { ...DEFAULTS };
  const settings = [...new URLSearchParams(folder), ...new URLSearchParams(model.split("?")[1] ?? "")];
  for (const [name, value] of settings) {
    if (name === "say") behaviour.say = value;
    else if (name in DEFAULTS) Object.assign(behaviour, { [name]: Number(value) });
  }
  return behaviour;
}

function wordsOf({ say, tokens }: ProviderBehaviour): string[] {
  if (say) return say.match(/\s*\S+/gu) ?? [];
  return Array.from({ length: tokens }, (_, index) => (index === 0 ? "Word" : ` word${index}`));
}

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

function usageOf(body: ChatBody, words: string[]): Record<string, number> {
  const characters = (body.messages ?? []).reduce((sum, message) => sum + (message.content?.length ?? 0), 0);
  const prompt = Math.ceil(characters / 4);
  return { prompt_tokens: prompt, completion_tokens: words.length, total_tokens: prompt + words.length };
}

/** `same=cost~price~pay,open~hours` in a model's name: words that mean the same. */
function meaningsOf(model: string): Map<string, string> {
  const groups = new URLSearchParams(model.split("?")[1] ?? "").get("same")?.split(",") ?? [];
  return new Map(groups.flatMap((group) => group.split("~").map((word) => [word, group])));
}

/** The same vector for the same text, and nearer vectors for texts that share words, or words that mean the same. */
function embeddingOf(text: string, meanings: ReadonlyMap<string, string>): number[] {
  const vector = Array.from({ length: EMBEDDING_DIMENSIONS }, () => 0);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    let hash = 7;
    for (const character of meanings.get(word) ?? word)
      hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
    vector[hash % EMBEDDING_DIMENSIONS] = (vector[hash % EMBEDDING_DIMENSIONS] ?? 0) + 1;
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

/** Streams one answer, token by token, and tells how it ended. */
class StandInStream {
  readonly #response: ServerResponse;
  readonly #body: ChatBody;
  readonly #behaviour: ProviderBehaviour;
  readonly #stats: ProviderServerStats;
  readonly #words: string[];
  #timer: NodeJS.Timeout | undefined;
  #sent = 0;

  constructor(
    response: ServerResponse,
    body: ChatBody,
    behaviour: ProviderBehaviour,
    stats: ProviderServerStats,
  ) {
    this.#response = response;
    this.#body = body;
    this.#behaviour = behaviour;
    this.#stats = stats;
    this.#words = wordsOf(behaviour);
  }

  start(): void {
    this.#stats.active += 1;
    this.#response.on("close", () => {
      clearTimeout(this.#timer);
      this.#stats.active -= 1;
      const isTorn = this.#behaviour.cut > 0 && this.#sent >= this.#behaviour.cut;
      if (this.#response.writableEnded) this.#stats.completed += 1;
      else if (!isTorn) this.#stats.aborted += 1;
    });
    if (this.#behaviour.hang > 0) return;
    this.#timer = setTimeout(() => this.#begin(), this.#behaviour.first);
  }

  #begin(): void {
    this.#response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
    this.#step();
  }

  /** As many tokens as are due now. */
  #step(): void {
    while (this.#sent < this.#words.length) {
      if (this.#isOverEarly()) return;
      this.#write({
        choices: [{ index: 0, delta: { content: this.#words[this.#sent] }, finish_reason: null }],
      });
      this.#sent += 1;
      this.#stats.tokensSent += 1;
      if (this.#behaviour.gap > 0) {
        this.#timer = setTimeout(() => this.#step(), this.#behaviour.gap);
        return;
      }
    }
    if (!this.#isOverEarly()) this.#finish();
  }

  #isOverEarly(): boolean {
    const { cut, broken } = this.#behaviour;
    // What was written must reach the client before the connection is torn off.
    if (cut > 0 && this.#sent >= cut) this.#timer = setTimeout(() => this.#response.destroy(), 20);
    else if (broken > 0 && this.#sent >= broken) this.#response.end('data: {"choices":[{"delta":\n\n');
    else return false;
    return true;
  }

  #finish(): void {
    this.#write({ choices: [{ index: 0, delta: {}, finish_reason: "stop" }] });
    if (this.#body.stream_options?.include_usage)
      this.#write({ choices: [], usage: usageOf(this.#body, this.#words) });
    this.#response.end("data: [DONE]\n\n");
  }

  #write(fields: object): void {
    const chunk = {
      id: "chatcmpl-stand-in",
      object: "chat.completion.chunk",
      created: 0,
      model: this.#body.model,
      ...fields,
    };
    this.#response.write(`data: ${JSON.stringify(chunk)}\n\n`);
  }
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
      return sendError(response, { ...DEFAULTS, status, retryAfter });
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
