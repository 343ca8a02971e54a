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

/** Twenty words at once. */
export const PLAIN_BEHAVIOUR: ProviderBehaviour = {
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

/**
 * Reads behaviour after a `?`: of a model's name (`mock?tokens=50&gap=5`) and before that of the first folder of the
 * path (`/status=401/v1/chat/completions`, so that a base URL can carry it). Unknown names are ignored.
 */
export function behaviourOf(model: string, folder: string): ProviderBehaviour {
  const behaviour = { ...PLAIN_BEHAVIOUR };
  const settings = [...new URLSearchParams(folder), ...new URLSearchParams(model.split("?")[1] ?? "")];
  for (const [name, value] of settings) {
    if (name === "say") behaviour.say = value;
    else if (name in PLAIN_BEHAVIOUR) Object.assign(behaviour, { [name]: Number(value) });
  }
  return behaviour;
}
