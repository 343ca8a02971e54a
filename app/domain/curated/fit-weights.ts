import { seededRandom, shuffled } from "./random.ts";
import type { Vector } from "./vocabulary.ts";
import { addScores, emptyWeights, type Sample, type Weights } from "./weights.ts";

/** Features left out of each look at a phrasing, so that none is relied on alone. */
const LEFT_OUT = 0.3;
const RATE = 9;
const BIAS_RATE = 0.1;
/** Looks at phrasings altogether, so that few phrasings are looked at more often. */
const LOOKS = 30_000;
const MOST_ROUNDS = 24;
const LEAST_ROUNDS = 5;
const AT_ONCE = 16;
/** Smaller errors are not worth the work. */
const LEAST_WRONG = 0.004;

interface Look {
  weights: Weights;
  scores: Float32Array;
  /** Room for the pairs that were wrong. */
  active: Int32Array;
  random: () => number;
}

const chance = (score: number): number => 1 / (1 + Math.exp(-score));

/** Some features of the vector, the others' weight taken over by them. */
function thinned({ slots, values }: Vector, random: () => number): Vector {
  const thin = new Float32Array(values.length);
  for (let k = 0; k < values.length; k += 1)
    thin[k] = random() < LEFT_OUT ? 0 : (values[k] ?? 0) / (1 - LEFT_OUT);
  return { slots, values: thin };
}

/** Turns scores into how wrong each is: above for a foreign pair that was believed, below for the own one that was not. */
function judge(scores: Float32Array, owner: number): void {
  for (let pair = 0; pair < scores.length; pair += 1)
    scores[pair] = chance(scores[pair] ?? 0) - (pair === owner ? 1 : 0);
}

/** One step towards: the phrasing's own pair surely, every other pair surely not. */
function learn(look: Look, vector: Vector, owner: number, rate: number): void {
  const { weights, scores, random } = look;
  const seen = thinned(vector, random);
  scores.set(weights.bias);
  addScores(weights, seen, scores);
  judge(scores, owner);
  mend(look, seen, rate);
}

/** What spoke for a wrong pair speaks less for it, and more for the own one. */
function mend({ weights, scores, active }: Look, seen: Vector, rate: number): void {
  const { starts, owners, values, pairs } = weights;
  const wrong = active.subarray(0, mendBias(weights, scores, active, rate));
  for (let k = 0; k < seen.slots.length; k += 1) {
    const step = rate * (seen.values[k] ?? 0);
    if (step === 0) continue;
    const slot = seen.slots[k] ?? 0;
    const start = starts[slot] ?? 0;
    const end = starts[slot + 1] ?? 0;
    if (end - start === pairs) mendAll(values, start, step, scores, wrong);
    else
      for (let at = start; at < end; at += 1)
        values[at] = (values[at] ?? 0) - step * (scores[owners[at] ?? 0] ?? 0);
  }
}

/** Lists the pairs that were wrong in `active` and returns how many there are. */
function mendBias({ bias, pairs }: Weights, scores: Float32Array, active: Int32Array, rate: number): number {
  let count = 0;
  for (let pair = 0; pair < pairs; pair += 1) {
    const wrong = scores[pair] ?? 0;
    bias[pair] = (bias[pair] ?? 0) - rate * BIAS_RATE * wrong;
    if (Math.abs(wrong) > LEAST_WRONG) active[count++] = pair;
  }
  return count;
}

/** A feature that knows all pairs has them in order: only those that were wrong are looked at. */
function mendAll(
  values: Float32Array,
  start: number,
  step: number,
  scores: Float32Array,
  active: Int32Array,
): void {
  for (let index = 0; index < active.length; index += 1) {
    const pair = active[index] ?? 0;
    values[start + pair] = (values[start + pair] ?? 0) - step * (scores[pair] ?? 0);
  }
}

/**
 * Learns which features speak for which pair: a logistic regression for each pair against all others. Yields every few phrasings, so
 * that whoever runs it can let others have their turn. The same input gives the same weights.
 */
export function* fitWeights(sample: Sample): Generator<void, Weights> {
  const { vectors, owners, pairs } = sample;
  const weights = yield* emptyWeights(sample);
  const random = seededRandom(vectors.length);
  const look = { weights, scores: new Float32Array(pairs), active: new Int32Array(pairs), random };
  const rounds = Math.min(MOST_ROUNDS, Math.max(LEAST_ROUNDS, Math.ceil(LOOKS / (vectors.length || 1))));
  for (let round = 0; round < rounds; round += 1) {
    const rate = RATE * (1 - (0.9 * round) / rounds);
    const order = shuffled(vectors.length, random);
    for (let at = 0; at < order.length; at += 1) {
      const index = order[at] ?? 0;
      const vector = vectors[index];
      if (vector) learn(look, vector, owners[index] ?? 0, rate);
      if (at % AT_ONCE === 0) yield;
    }
  }
  return weights;
}
