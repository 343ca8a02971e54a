import type { Provider } from "./provider.ts";

/** One way to an answer: a provider and the model that is asked of it. */
export interface ChainLink {
  provider: Provider;
  model: string;
}
