import { AttemptClock } from "./attempt-clock.ts";
import type { AttemptTimes } from "./attempt-clock.ts";
import type {
  FinishReason,
  GenerateRequest,
  Provider,
  ProviderFailure,
  StreamPart,
  Usage,
} from "./provider.ts";
import { createThinkFilter } from "./think-filter.ts";
import { createTextMender } from "./well-formed.ts";

/** What of an answer a visitor gets to see. */
export type AnswerEvent = Extract<StreamPart, { type: "text-delta" | "citations" | "answer-kind" }>;

export interface AttemptEnd {
  failure?: ProviderFailure;
  usage?: Usage;
  finishReason?: FinishReason;
  /** Milliseconds to the first text that was shown; undefined when none was. */
  firstTokenMs?: number;
  /** All that was received, shown or not, for when the vendor does not say what it counted. */
  received: string;
}

/** How an attempt is timed and watched. */
export interface AttemptWatch {
  times: AttemptTimes;
  now: () => number;
  /** At every sign of life. */
  onLife?: () => void;
}

const badAnswer = (detail: string): ProviderFailure => ({ code: "bad-answer", detail });

/** From deltas as the vendor cut them to text that may be shown. */
function createAnswerText(): { push: (delta: string) => string; end: () => string } {
  const mender = createTextMender();
  const think = createThinkFilter();
  let hasBegun = false;
  const show = (text: string): string => {
    const shown = hasBegun ? text : text.trimStart();
    if (shown) hasBegun = true;
    return shown;
  };
  return {
    push: (delta) => show(think.push(mender.push(delta))),
    end: () => show(think.push(mender.end()) + think.end()),
  };
}

/** What is known of an attempt while it runs. */
class AttemptState {
  readonly end: AttemptEnd = { received: "" };
  /** Kind and citations wait for the first text: an attempt that says nothing must leave no trace in the answer. */
  #waiting: AnswerEvent[] = [];
  readonly #text = createAnswerText();
  readonly #now: () => number;
  readonly #startedAt: number;

  constructor(now: () => number) {
    this.#now = now;
    this.#startedAt = now();
  }

  get hasSaid(): boolean {
    return this.end.firstTokenMs !== undefined;
  }

  #say(text: string): AnswerEvent[] {
    if (text === "") return [];
    this.end.firstTokenMs ??= this.#now() - this.#startedAt;
    const events = [...this.#waiting, { type: "text-delta" as const, text }];
    this.#waiting = [];
    return events;
  }

  /** Takes one part in; answers with what may be shown now. */
  take(part: StreamPart): AnswerEvent[] {
    switch (part.type) {
      case "text-delta":
        this.end.received += part.text;
        return part.text === "" ? [] : this.#say(this.#text.push(part.text));
      case "citations":
      case "answer-kind":
        if (this.hasSaid) return [part];
        this.#waiting.push(part);
        return [];
      case "usage":
        this.end.usage = part.usage;
        return [];
      case "finish":
        return this.#finish(part.reason);
      case "error":
        this.end.failure = part.error;
        return this.hasSaid ? this.#say(this.#text.end()) : [];
    }
  }

  #finish(reason: FinishReason): AnswerEvent[] {
    const events = this.#say(this.#text.end());
    if (this.hasSaid) this.end.finishReason = reason;
    else if (reason === "filtered")
      this.end.failure = { code: "filtered", detail: "The vendor withheld the answer." };
    else this.end.failure = badAnswer("The answer was empty.");
    return events;
  }
}

/**
 * Runs one attempt at one provider: yields what may be shown and returns how it ended. Never throws, whatever the
 * provider does, and leaves nothing running, also when the reader leaves early.
 */
export async function* runAttempt(
  provider: Provider,
  request: GenerateRequest,
  signal: AbortSignal,
  { times, now, onLife }: AttemptWatch,
): AsyncGenerator<AnswerEvent, AttemptEnd> {
  const clock = new AttemptClock(signal, times);
  const state = new AttemptState(now);
  const iterator = provider.stream(request, clock.signal)[Symbol.asyncIterator]();
  try {
    while (state.end.failure === undefined && state.end.finishReason === undefined) {
      const result = await clock.next(iterator).catch(() => null);
      if (clock.failure) state.end.failure = clock.failure;
      else if (!result || result.done) state.end.failure = badAnswer("The stream broke its contract.");
      else {
        if (result.value.type === "text-delta") {
          clock.sawLife();
          onLife?.();
        }
        for (const event of state.take(result.value)) yield event;
      }
    }
    return state.end;
  } finally {
    clock.dispose();
    iterator.return?.().catch(() => undefined);
  }
}
