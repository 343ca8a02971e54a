import { gramFilter, gramsOf } from "./grams.ts";
import type { LookedUp } from "./look-up.ts";
import type { Segment } from "./segment.ts";

const SATURATION = 1.2;
const BY_LENGTH = 0.75;

/** Parts of the words of a question, each with its weight. */
export interface QueryGrams {
  readonly numbers: ReadonlyMap<string, number>;
  readonly weights: Float64Array;
  /** Sum of the weights. */
  readonly total: number;
}

/** The parts of a question's words, weighed by how rare they are in all segments together. */
export function queryGrams(
  segments: readonly Segment[],
  terms: readonly LookedUp[],
  passages: number,
): QueryGrams {
  const numbers = new Map<string, number>();
  const weights: number[] = [];
  for (const { term, share } of terms) {
    for (const gram of gramsOf(term)) {
      if (numbers.has(gram)) continue;
      const occurrences = segments.reduce((sum, { grams }) => sum + grams.count(gram), 0);
      const frequency = passages * (1 - Math.exp(-occurrences / Math.max(1, passages)));
      numbers.set(gram, weights.length);
      weights.push(share * Math.log(1 + (passages - frequency + 0.5) / (frequency + 0.5)));
    }
  }
  return {
    numbers,
    weights: Float64Array.from(weights),
    total: weights.reduce((sum, weight) => sum + weight, 0),
  };
}

const NONE: readonly number[] = [];

/** Gives the numbers of the question's grams in a term of a segment; each term is read once. */
export function gramReader(segment: Segment, grams: QueryGrams): (id: number) => readonly number[] {
  const known = new Map<number, readonly number[]>();
  const mayHave = gramFilter(grams.numbers.keys());
  const numbersIn = (term: string): readonly number[] =>
    mayHave(term) ? gramsOf(term).flatMap((gram) => grams.numbers.get(gram) ?? []) : NONE;
  return (id) => {
    let found = known.get(id);
    if (found !== undefined) return found;
    found = numbersIn(segment.vocabulary.term(id));
    known.set(id, found);
    return found;
  };
}

/** How well the grams of a question fit a passage: BM25 over them. */
export function scoreGrams(
  grams: QueryGrams,
  read: (id: number) => readonly number[],
  sequence: Uint32Array,
  relativeLength: number,
): number {
  const counts = new Uint16Array(grams.weights.length);
  for (const id of sequence) {
    if (id === 0) continue;
    for (const number of read(id)) counts[number] = (counts[number] ?? 0) + 1;
  }
  const norm = SATURATION * (1 - BY_LENGTH + BY_LENGTH * relativeLength);
  let score = 0;
  for (let number = 0; number < counts.length; number += 1) {
    const count = counts[number] ?? 0;
    if (count > 0) score += ((grams.weights[number] ?? 0) * count * (SATURATION + 1)) / (count + norm);
  }
  return score;
}
