import { SIGNALS } from "./signals.ts";

/** How signals become a confidence: the first number alone, then one for each signal. */
export type Trust = readonly number[];

/** What was seen when a question was held back: its signals, and whether the guess was right. */
export interface Trial {
  readonly signals: readonly number[];
  readonly isRight: boolean;
  /** True when the question belongs to none of the pairs. */
  readonly isForeign: boolean;
}

/** Where every bot starts from: rounded from fits to the training part of CLINC150, cut to two and three phrasings a pair. */
export const USUAL_TRUST: Trust = [-1.2, 2.4, 1, 4.5, 0.4];
/** How strongly a few trials are held near the usual trust; it wears off as they become more. */
const USUAL_WORTH = 3;
const ROUNDS = 300;
const STEP = 1;

/** How likely the guess is right, 0 to 1. */
export function confidenceOf(trust: Trust, signals: readonly number[]): number {
  let sum = trust[0] ?? 0;
  for (let at = 0; at < SIGNALS; at += 1) sum += (trust[at + 1] ?? 0) * (signals[at] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}

/** Right and wrong guesses count the same together, however many of each there are. */
function sharesOf(trials: readonly Trial[]): { right: number; wrong: number } {
  const right = trials.filter(({ isRight }) => isRight).length;
  const wrong = trials.length - right;
  return { right: right === 0 ? 0 : 0.5 / right, wrong: wrong === 0 ? 0 : 0.5 / wrong };
}

/** The trust that explains the trials best, held near the usual one while they are few. */
export function* fitTrust(trials: readonly Trial[], usual: Trust = USUAL_TRUST): Generator<void, Trust> {
  const trust = [...usual];
  if (trials.length === 0) return trust;
  const shares = sharesOf(trials);
  const pull = USUAL_WORTH / (USUAL_WORTH + trials.length);
  for (let round = 0; round < ROUNDS; round += 1) {
    const slopes = trust.map(() => 0);
    for (const { signals, isRight } of trials) {
      const wrong =
        (confidenceOf(trust, signals) - (isRight ? 1 : 0)) * (isRight ? shares.right : shares.wrong);
      slopes.forEach((slope, at) => (slopes[at] = slope + wrong * (at === 0 ? 1 : (signals[at - 1] ?? 0))));
    }
    trust.forEach((value, at) => {
      const moved = value - STEP * ((slopes[at] ?? 0) + pull * (value - (usual[at] ?? 0)));
      // No signal speaks against a guess by being stronger.
      trust[at] = at === 0 ? moved : Math.max(0, moved);
    });
    if (round % 4 === 0) yield;
  }
  return trust;
}

/** What a threshold is chosen from: how sure, and whether rightly so. */
export interface Judged {
  readonly confidence: number;
  readonly isRight: boolean;
  readonly isForeign: boolean;
}

const USUAL_THRESHOLD = 0.5;
const THRESHOLD_WORTH = 50;
/** Share of the right guesses that is given up to recognise foreign questions. */
const GIVEN_UP = 0.05;
/** Share of the foreign questions that is recognised at least, whatever is given up. */
const RECOGNISED = 0.5;

/** The number below which the share of the ascending numbers lies. */
function quantile(ascending: readonly number[], share: number): number {
  return ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))] ?? 0;
}

/**
 * From which confidence on a guess is given as the answer: a few of the right guesses are given up, more only while fewer than half
 * of the foreign questions are recognised. Few trials move it little from the usual one.
 */
export function chooseThreshold(judged: readonly Judged[]): number {
  const sorted = judged.toSorted((a, b) => a.confidence - b.confidence);
  const right = sorted.flatMap(({ isRight, confidence }) => (isRight ? [confidence] : []));
  const foreign = sorted.flatMap(({ isForeign, confidence }) => (isForeign ? [confidence] : []));
  if (right.length === 0 || foreign.length === 0) return USUAL_THRESHOLD;
  const threshold = Math.max(quantile(right, GIVEN_UP), quantile(foreign, RECOGNISED));
  const worth =
    Math.min(right.length, foreign.length) / (Math.min(right.length, foreign.length) + THRESHOLD_WORTH);
  return worth * threshold + (1 - worth) * USUAL_THRESHOLD;
}
