import type { ProviderFailure } from "./provider.ts";

/** Milliseconds. */
export interface AttemptTimes {
  /** From the start to the first sign of life. */
  firstTokenMs: number;
  /** Between two signs of life. */
  gapMs: number;
  /** From the start to the end. */
  totalMs: number;
}

const ABORTED: ProviderFailure = { code: "aborted", detail: "The answer was stopped." };
/** Closes a call that is over; it is no failure. One for all: an abort without a reason makes an error with its stack. */
const OVER = new DOMException("The attempt is over.", "AbortError");
const timedOut = (detail: string): ProviderFailure => ({ code: "timed-out", detail });

/**
 * The clock and the stop of one attempt. When the caller's signal or one of the times ends it, the vendor's
 * connection is closed at once through `signal`, and whoever waits is woken even if the provider does not answer.
 */
export class AttemptClock {
  readonly #controller = new AbortController();
  readonly #caller: AbortSignal;
  readonly #first: NodeJS.Timeout;
  readonly #total: NodeJS.Timeout;
  readonly #gapMs: number;
  #gap: NodeJS.Timeout | undefined;
  #wake: (() => void) | undefined;
  /** Why the attempt was stopped from outside. */
  failure: ProviderFailure | undefined;

  constructor(caller: AbortSignal, times: AttemptTimes) {
    this.#caller = caller;
    this.#gapMs = times.gapMs;
    this.#first = setTimeout(() => this.#stop(timedOut("No first token in time.")), times.firstTokenMs);
    this.#total = setTimeout(() => this.#stop(timedOut("The answer took too long.")), times.totalMs);
    caller.addEventListener("abort", this.#onCallerAbort, { once: true });
    if (caller.aborted) this.#stop(ABORTED);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  readonly #onCallerAbort = (): void => this.#stop(ABORTED);

  #stop(failure: ProviderFailure): void {
    if (this.failure) return;
    this.failure = failure;
    this.#controller.abort();
    this.#wake?.();
  }

  /** The next part, or undefined when the attempt was stopped meanwhile. */
  next<T>(iterator: AsyncIterator<T>): Promise<IteratorResult<T, unknown> | undefined> {
    // The gap counts only while we wait for the provider, not while our reader is slow.
    this.#gap?.refresh();
    return new Promise((resolve, reject) => {
      if (this.failure) return resolve(undefined);
      this.#wake = () => resolve(undefined);
      iterator.next().then((result) => {
        this.#wake = undefined;
        resolve(result);
      }, reject);
    });
  }

  /** The provider said something: the time for the first token is over, the time for a gap begins anew. */
  sawLife(): void {
    if (this.#gap) return;
    clearTimeout(this.#first);
    this.#gap = setTimeout(() => {
      if (this.#wake) this.#stop(timedOut("The answer paused for too long."));
    }, this.#gapMs);
  }

  /** Afterwards nothing runs on: no timer, no listener, no connection. */
  dispose(): void {
    clearTimeout(this.#first);
    clearTimeout(this.#total);
    clearTimeout(this.#gap);
    this.#caller.removeEventListener("abort", this.#onCallerAbort);
    this.#controller.abort(OVER);
  }
}
