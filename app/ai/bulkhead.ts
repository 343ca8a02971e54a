export interface BulkheadLimits {
  /** Calls that wait for their first token, while the provider is slow. */
  running: number;
  /** Calls that wait for a place among them; more are refused. */
  waiting: number;
  /** Milliseconds without a first token after which a provider is slow. */
  slowMs: number;
}

export const BULKHEAD_LIMITS: BulkheadLimits = { running: 20, waiting: 100, slowMs: 3_000 };

/**
 * Keeps a slow provider from holding every visitor: while its oldest call has waited for a first token for `slowMs`, at most
 * `running` calls wait for one and `waiting` for a place; everyone else goes on at once. A provider that answers promptly is
 * not bounded (docs/decisions/016).
 */
export class Bulkhead {
  readonly #limits: BulkheadLimits;
  readonly #now: () => number;
  /** Calls without a first token, the oldest first, with their start. */
  readonly #silent = new Map<symbol, number>();
  readonly #waiting: (() => void)[] = [];

  constructor(limits: BulkheadLimits, now: () => number) {
    this.#limits = limits;
    this.#now = now;
  }

  /** How many calls more may begin now. */
  get #places(): number {
    const [oldest] = this.#silent.values();
    const isSlow = oldest !== undefined && this.#now() - oldest >= this.#limits.slowMs;
    return isSlow ? this.#limits.running - this.#silent.size : Number.POSITIVE_INFINITY;
  }

  /** Resolves with how to leave, to be called at the first token or the end; null when there was no place within `ms`. */
  async enter(ms: number, signal: AbortSignal): Promise<(() => void) | null> {
    if (this.#places <= 0) {
      if (this.#waiting.length >= this.#limits.waiting || !(await this.#place(ms, signal))) return null;
    }
    const call = Symbol("call");
    this.#silent.set(call, this.#now());
    return () => {
      if (!this.#silent.delete(call)) return;
      for (let places = this.#places; places > 0 && this.#waiting.length > 0; places -= 1)
        this.#waiting.shift()?.();
    };
  }

  #place(ms: number, signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (hasPlace: boolean): void => {
        clearTimeout(timer);
        signal.removeEventListener("abort", giveUp);
        resolve(hasPlace);
      };
      const next = (): void => end(true);
      const giveUp = (): void => {
        const at = this.#waiting.indexOf(next);
        if (at >= 0) this.#waiting.splice(at, 1);
        end(false);
      };
      const timer = setTimeout(giveUp, ms);
      signal.addEventListener("abort", giveUp, { once: true });
      this.#waiting.push(next);
      if (signal.aborted) giveUp();
    });
  }
}
