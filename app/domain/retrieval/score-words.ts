import type { Variant } from "./expand-term.ts";
import type { LookedUp } from "./look-up.ts";
import type { Segment } from "./segment.ts";

/** The usual constants of BM25. */
const SATURATION = 1.2;
const BY_LENGTH = 0.75;

interface Buffers {
  readonly scores: Float32Array[];
  readonly frequencies: Float32Array;
  readonly touched: Uint32Array;
  readonly averageLength: number;
}

/** Adds up how often the passages of a segment have a term or words that stand for it; returns how many do. */
function countFrequencies(
  segment: Segment,
  variants: readonly Variant[],
  { frequencies, touched }: Buffers,
): number {
  let count = 0;
  for (const { id, weight } of variants) {
    const end = segment.postingStarts[id] ?? 0;
    for (let posting = segment.postingStarts[id - 1] ?? 0; posting < end; posting += 1) {
      const passage = segment.postingPassages[posting] ?? 0;
      const before = frequencies[passage] ?? 0;
      if (before === 0) touched[count++] = passage;
      frequencies[passage] = before + (weight * (segment.postingWeights[posting] ?? 0)) / 2;
    }
  }
  return count;
}

/** Adds the BM25 of one term to the scores of the passages that have it. */
function addScores(segment: Segment, at: number, term: LookedUp, buffers: Buffers): void {
  const { frequencies, touched, averageLength } = buffers;
  const scores = buffers.scores[at];
  if (scores === undefined) return;
  const count = countFrequencies(segment, term.variants[at] ?? [], buffers);
  for (let index = 0; index < count; index += 1) {
    const passage = touched[index] ?? 0;
    const frequency = frequencies[passage] ?? 0;
    frequencies[passage] = 0;
    const relativeLength = (segment.lengths[passage] ?? 0) / 2 / averageLength;
    const norm = SATURATION * (1 - BY_LENGTH + BY_LENGTH * relativeLength);
    scores[passage] =
      (scores[passage] ?? 0) + (term.weight * frequency * (SATURATION + 1)) / (frequency + norm);
  }
}

/** BM25 of each passage, by segment. */
export function scoreWords(segments: readonly Segment[], terms: readonly LookedUp[]): Float32Array[] {
  const longest = segments.reduce((most, { size }) => Math.max(most, size), 0);
  const passages = segments.reduce((sum, { size }) => sum + size, 0);
  const length = segments.reduce((sum, { totalLength }) => sum + totalLength, 0) / 2;
  const buffers: Buffers = {
    scores: segments.map(({ size }) => new Float32Array(size)),
    frequencies: new Float32Array(longest),
    touched: new Uint32Array(longest),
    averageLength: Math.max(1, length / Math.max(1, passages)),
  };
  for (const term of terms) segments.forEach((segment, at) => addScores(segment, at, term, buffers));
  return buffers.scores;
}
