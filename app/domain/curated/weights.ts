import type { Vector } from "./vocabulary.ts";

/**
 * How much each feature speaks for or against each pair. A rare feature knows only the pairs that have it; a frequent one knows all,
 * as far as there is room.
 */
export interface Weights {
  readonly pairs: number;
  /** Where the entries of each feature begin; one more than there are features. */
  readonly starts: Int32Array;
  /** The pair of each entry, ascending within a feature. */
  readonly owners: Uint16Array;
  readonly values: Float32Array;
  readonly bias: Float32Array;
}

/** Vectors with their pairs, in ascending order of these. */
export interface Sample {
  readonly vectors: readonly Vector[];
  readonly owners: readonly number[];
  readonly features: number;
  readonly pairs: number;
}

/** Entries that may be added for features that know all pairs. */
const ROOM = 400_000;
/** Most questions are not for a certain pair. */
const FIRST_BIAS = -3;
const AT_ONCE = 64;

/** Calls back once for each feature of each pair, in the order of pairs. */
function* eachEntry(sample: Sample, found: (slot: number, owner: number) => void): Generator<void, void> {
  const last = new Int32Array(sample.features).fill(-1);
  for (const [index, { slots }] of sample.vectors.entries()) {
    const owner = sample.owners[index] ?? 0;
    for (const slot of slots) {
      if (last[slot] === owner) continue;
      last[slot] = owner;
      found(slot, owner);
    }
    if (index % AT_ONCE === 0) yield;
  }
}

/** Marks the features that know all pairs: those of the most pairs first. */
function widen(counts: Int32Array, pairs: number): void {
  let room = ROOM;
  const slots = Uint32Array.from(counts.keys()).filter((slot) => (counts[slot] ?? 0) > 1);
  slots.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b);
  for (const slot of slots) {
    room -= pairs - (counts[slot] ?? 0);
    if (room < 0) return;
    counts[slot] = pairs;
  }
}

/** Weights in which no feature speaks yet. */
export function* emptyWeights(sample: Sample): Generator<void, Weights> {
  const { features, pairs } = sample;
  const counts = new Int32Array(features);
  yield* eachEntry(sample, (slot) => (counts[slot] = (counts[slot] ?? 0) + 1));
  widen(counts, pairs);
  yield;
  const starts = new Int32Array(features + 1);
  for (let slot = 0; slot < features; slot += 1) starts[slot + 1] = (starts[slot] ?? 0) + (counts[slot] ?? 0);
  const owners = new Uint16Array(starts[features] ?? 0);
  const next = starts.slice();
  yield* eachEntry(sample, (slot, owner) => {
    if (counts[slot] !== pairs) owners[next[slot] ?? 0] = owner;
    next[slot] = (next[slot] ?? 0) + 1;
  });
  for (let slot = 0; slot < features; slot += 1)
    if (counts[slot] === pairs)
      for (let owner = 0; owner < pairs; owner += 1) owners[(starts[slot] ?? 0) + owner] = owner;
  const bias = new Float32Array(pairs).fill(FIRST_BIAS);
  return { pairs, starts, owners, values: new Float32Array(owners.length), bias };
}

/** Adds what the features of a vector say to `scores`. */
export function addScores(weights: Weights, { slots, values }: Vector, scores: Float32Array): void {
  const { starts, owners, values: table } = weights;
  for (let k = 0; k < slots.length; k += 1) {
    const slot = slots[k] ?? 0;
    const value = values[k] ?? 0;
    if (value === 0) continue;
    const end = starts[slot + 1] ?? 0;
    for (let at = starts[slot] ?? 0; at < end; at += 1) {
      const owner = owners[at] ?? 0;
      scores[owner] = (scores[owner] ?? 0) + value * (table[at] ?? 0);
    }
  }
}
