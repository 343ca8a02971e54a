import { singleton } from "#app/platform/singleton.server.ts";
import { admitCall, REFUSALS } from "./admit-call.ts";
import type { SpendingGate } from "./admit-call.ts";
import type { ChainLink } from "./chain-link.ts";
import { createCircuitBreaker } from "./circuit-breaker.ts";
import type { CircuitBreaker } from "./circuit-breaker.ts";
import type { FinishReason, GenerateRequest, ProviderFailure, Usage } from "./provider.ts";
import { healthOf } from "./provider-health.ts";
import { countsAgainstProvider, retryDelay } from "./retry-policy.ts";
import type { RetryLimits } from "./retry-policy.ts";
import { runAttempt } from "./run-attempt.ts";
import type { AnswerEvent, AttemptEnd } from "./run-attempt.ts";
import type { AttemptTimes } from "./attempt-clock.ts";

/** One try, for the trace. A link that was left out because its circuit is open has an error and no `attempt` event. */
export interface AttemptRecord {
  providerId: string;
  model: string;
  /** Unix time. */
  startedAtMs: number;
  /** From the start to the first text shown. */
  firstTokenMs?: number;
  error?: ProviderFailure;
  usage?: Usage;
  /** US dollars; null when the price is not known, absent when nothing was used. */
  costUsd?: number | null;
}

export interface GenerateOutcome {
  outcome: "finished" | "aborted" | "failed";
  /** Who answered, or tried last; null when nobody was asked. */
  providerId: string | null;
  model: string | null;
  /** As the vendor counted; null when it did not say. */
  usage: Usage | null;
  finishReason: FinishReason | null;
  error: ProviderFailure | null;
  attempts: AttemptRecord[];
}

export type { ChainLink } from "./chain-link.ts";
export type { AttemptCost, SpendingGate } from "./admit-call.ts";

export type GenerateEvent =
  | { type: "attempt"; providerId: string; model: string }
  | AnswerEvent
  | ({ type: "outcome" } & GenerateOutcome);

/** The time to connect is bounded by the fetch that the provider was given (`PROVIDER_FETCH_LIMITS`). */
export type GenerateLimits = AttemptTimes & RetryLimits;

export const GENERATE_LIMITS: GenerateLimits = {
  firstTokenMs: 30_000,
  gapMs: 20_000,
  totalMs: 120_000,
  attemptsPerLink: 3,
  maxWaitMs: 3_000,
  maxRetryAfterMs: 30_000,
  backoffBaseMs: 500,
  backoffCapMs: 8_000,
};

export interface GenerateOptions {
  /** In order of preference; the caller puts the built-in answerer last. */
  chain: ChainLink[];
  /** Its `model` is replaced by that of the link. */
  request: Omit<GenerateRequest, "model">;
  signal: AbortSignal;
  limits?: Partial<GenerateLimits>;
  breaker?: CircuitBreaker;
  /** Without one nothing is bounded. */
  gate?: SpendingGate;
  now?: () => number;
  random?: () => number;
}

interface Run {
  request: Omit<GenerateRequest, "model">;
  signal: AbortSignal;
  limits: GenerateLimits;
  breaker: CircuitBreaker;
  gate: SpendingGate | undefined;
  now: () => number;
  random: () => number;
  /** When the time for the whole answer is over. */
  deadline: number;
  attempts: AttemptRecord[];
}

const sharedBreaker = (): CircuitBreaker =>
  singleton("ai-circuit-breaker", () =>
    createCircuitBreaker({ failures: 5, openMs: 15_000, now: () => performance.now() }),
  );

/** Resolves after `ms`, or at once when the signal aborts. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done, { once: true });
    if (signal.aborted) done();
  });
}

function settleBreaker(run: Run, link: ChainLink, end: AttemptEnd | undefined): void {
  const { id } = link.provider;
  if (end && !end.failure) run.breaker.succeed(id);
  else if (end?.failure && countsAgainstProvider(end.failure)) run.breaker.fail(id);
  else run.breaker.release(id);
}

async function* runRecorded(
  run: Run,
  link: ChainLink,
  times: AttemptTimes,
  onLife: () => void,
): AsyncGenerator<GenerateEvent, AttemptEnd> {
  const { provider, model } = link;
  const record: AttemptRecord = { providerId: provider.id, model, startedAtMs: run.now() };
  run.attempts.push(record);
  yield { type: "attempt", providerId: provider.id, model };
  let end: AttemptEnd | undefined;
  try {
    end = yield* runAttempt(provider, { ...run.request, model }, run.signal, { times, now: run.now, onLife });
  } finally {
    // Also when the reader leaves in the middle: a probe that nobody settles would keep the circuit open for ever.
    settleBreaker(run, link, end);
    onLife();
  }
  if (end.failure) record.error = end.failure;
  if (end.firstTokenMs !== undefined) record.firstTokenMs = end.firstTokenMs;
  if (end.usage) record.usage = end.usage;
  const cost = provider.capabilities.quotesOnly ? null : run.gate?.account(link, end);
  if (cost) Object.assign(record, cost);
  return end;
}

function leftOut(run: Run, { provider, model }: ChainLink, failure: ProviderFailure): AttemptEnd {
  run.attempts.push({ providerId: provider.id, model, startedAtMs: run.now(), error: failure });
  return { failure, received: "" };
}

/**
 * All attempts of one link. Together they have the time for the first token, so that no visitor waits for it three
 * times; only the last link may use what is left of the whole time.
 */
async function* runLink(
  run: Run,
  link: ChainLink,
  isLast: boolean,
): AsyncGenerator<GenerateEvent, AttemptEnd> {
  const { limits, now } = run;
  // What answers from the passages is local: it is always asked, also when the time for the others is used up.
  const isLocal = link.provider.capabilities.quotesOnly;
  const deadline = isLocal ? now() + limits.totalMs : run.deadline;
  const firstTokenDeadline = isLast ? deadline : Math.min(deadline, now() + limits.firstTokenMs);
  const { retries } = healthOf(link.provider);
  retries.earn();
  for (let attempts = 1; ; attempts += 1) {
    const remaining = deadline - now();
    if (remaining <= 0) return leftOut(run, link, REFUSALS.late);
    const untilFirst = () => Math.max(0, Math.min(limits.firstTokenMs, firstTokenDeadline - now()));
    const place = await admitCall(run, link, untilFirst());
    if (typeof place !== "function") return leftOut(run, link, place);
    const times = { firstTokenMs: untilFirst(), gapMs: limits.gapMs, totalMs: remaining };
    const end = yield* runRecorded(run, link, times, place);
    if (!end.failure || end.firstTokenMs !== undefined) return end;
    const delay = retryDelay(end.failure, attempts, isLast, limits, run.random);
    const isInTime = delay !== null && now() + delay < firstTokenDeadline;
    if (!isInTime || !retries.spend()) return end;
    await pause(delay, run.signal);
    if (run.signal.aborted) return { failure: REFUSALS.stopped, received: "" };
  }
}

function outcomeOf(run: Run, end: AttemptEnd): GenerateEvent {
  const last = run.attempts.at(-1);
  const failure = end.failure ?? null;
  return {
    type: "outcome",
    outcome: failure === null ? "finished" : failure.code === "aborted" ? "aborted" : "failed",
    providerId: last?.providerId ?? null,
    model: last?.model ?? null,
    usage: end.usage ?? null,
    finishReason: end.finishReason ?? null,
    error: failure,
    attempts: run.attempts,
  };
}

/**
 * Answers through the first link of the chain that can: yields an `attempt` for every try, then the answer, and last
 * exactly one `outcome`. Attempts are repeated, and links passed over, only while nothing was shown; afterwards what was
 * said stays. Aborting closes the vendor's connection at once. Never throws.
 */
export async function* generate(options: GenerateOptions): AsyncGenerator<GenerateEvent, void> {
  const now = options.now ?? Date.now;
  const limits = { ...GENERATE_LIMITS, ...options.limits };
  const run: Run = {
    request: options.request,
    signal: options.signal,
    limits,
    breaker: options.breaker ?? sharedBreaker(),
    gate: options.gate,
    now,
    random: options.random ?? Math.random,
    deadline: now() + limits.totalMs,
    attempts: [],
  };
  let end: AttemptEnd = { failure: { code: "unreachable", detail: "No provider is set up." }, received: "" };
  for (const [index, link] of options.chain.entries()) {
    end = yield* runLink(run, link, index === options.chain.length - 1);
    if (!end.failure || end.firstTokenMs !== undefined || end.failure.code === "aborted") break;
  }
  yield outcomeOf(run, end);
}
