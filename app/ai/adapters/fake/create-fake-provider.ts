import type { GenerateRequest, Provider, ProviderFailure, StreamPart } from "#app/ai/provider.ts";

/** One step of a script: something said, a pause, silence until stopped, or a breach of the contract. */
export type FakeStep = StreamPart | string | { waitMs: number } | { hang: true } | { throws: unknown };

export interface FakeProviderOptions {
  id?: string;
  /** One script per call, the last one again for all further calls. Without `finish` or `error` it ends in `finish`. */
  scripts: FakeStep[][];
  quotesOnly?: boolean;
}

export interface FakeProvider extends Provider {
  /** What was asked, oldest first. */
  readonly requests: GenerateRequest[];
  /** How many calls were stopped by their signal before they had ended. */
  readonly aborted: () => number;
}

const ABORTED: ProviderFailure = { code: "aborted", detail: "The answer was stopped." };

/** Resolves after `ms`, or when the signal aborts; without `ms` only then. */
function wait(signal: AbortSignal, ms?: number): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = ms === undefined ? undefined : setTimeout(resolve, ms);
    const stop = (): void => {
      clearTimeout(timer);
      resolve();
    };
    signal.addEventListener("abort", stop, { once: true });
  });
}

async function* play(steps: FakeStep[], signal: AbortSignal): AsyncGenerator<StreamPart> {
  for (const step of steps) {
    if (signal.aborted) return;
    if (typeof step === "string") yield { type: "text-delta", text: step };
    else if ("waitMs" in step) await wait(signal, step.waitMs);
    else if ("hang" in step) await wait(signal);
    else if ("throws" in step) throw step.throws;
    else {
      yield step;
      if (step.type === "finish" || step.type === "error") return;
    }
  }
  if (!signal.aborted) yield { type: "finish", reason: "stop" };
}

/** A provider that says exactly what a test wrote down. */
export function createFakeProvider(options: FakeProviderOptions): FakeProvider {
  const requests: GenerateRequest[] = [];
  let aborted = 0;
  return {
    id: options.id ?? "fake",
    capabilities: { streaming: true, embeddings: false, quotesOnly: options.quotesOnly ?? false },
    requests,
    aborted: () => aborted,
    async *stream(request, signal) {
      const script = options.scripts[Math.min(requests.length, options.scripts.length - 1)] ?? [];
      requests.push(request);
      let isOver = false;
      const countAbort = (): void => {
        if (!isOver) aborted += 1;
      };
      signal.addEventListener("abort", countAbort, { once: true });
      for await (const part of play(script, signal)) {
        isOver = part.type === "finish" || part.type === "error";
        yield part;
      }
      if (signal.aborted) yield { type: "error", error: ABORTED };
    },
  };
}
