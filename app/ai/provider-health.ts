import { Bulkhead, BULKHEAD_LIMITS } from "./bulkhead.ts";
import type { Provider } from "./provider.ts";
import { RetryBudget } from "./retry-budget.ts";

/** What is kept of one provider while the process runs: one key at one address. */
interface ProviderHealth {
  readonly bulkhead: Bulkhead;
  readonly retries: RetryBudget;
}

const known = new WeakMap<Provider, ProviderHealth>();

/** The places and the retries of a provider; forgotten with it. */
export function healthOf(provider: Provider): ProviderHealth {
  let health = known.get(provider);
  if (!health) {
    health = {
      bulkhead: new Bulkhead(BULKHEAD_LIMITS, () => performance.now()),
      retries: new RetryBudget(),
    };
    known.set(provider, health);
  }
  return health;
}
