/** Retries that are free before the share counts, so that a quiet bot's one failure is tried again. */
const RESERVE = 10;
const SHARE = 0.1;

/** Bounds retries to a tenth of the calls, so that a provider in trouble is not given three times its load. */
export class RetryBudget {
  #left = RESERVE;

  /** A call that is no retry. */
  earn(): void {
    this.#left = Math.min(RESERVE, this.#left + SHARE);
  }

  /** True when one more retry is within the budget; it is spent then. */
  spend(): boolean {
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
