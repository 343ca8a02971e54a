import type { ServerResponse } from "node:http";
import type { ProviderBehaviour } from "./provider-behaviour.ts";

/** What of a request for a chat completion matters here. */
export interface ChatBody {
  model?: string;
  stream?: boolean;
  stream_options?: { include_usage?: boolean };
  messages?: { content?: string }[];
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

export function wordsOf({ say, tokens }: ProviderBehaviour): string[] {
  if (say) return say.match(/\s*\S+/gu) ?? [];
  return Array.from({ length: tokens }, (_, index) => (index === 0 ? "Word" : ` word${index}`));
}

export function usageOf(body: ChatBody, words: string[]): Record<string, number> {
  const characters = (body.messages ?? []).reduce((sum, message) => sum + (message.content?.length ?? 0), 0);
  const prompt = Math.ceil(characters / 4);
  return { prompt_tokens: prompt, completion_tokens: words.length, total_tokens: prompt + words.length };
}

/** Streams one answer, token by token, and tells how it ended. */
export class StandInStream {
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
