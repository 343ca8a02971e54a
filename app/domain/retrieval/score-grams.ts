import type { LookedUp } from "./look-up.ts";
import type { Segment } from "./segment.ts";
import { characterKey, isPair, isWordLike, trigramKeys } from "./vocabulary.ts";

export const G = { k1: 1.2, most: 1500, len: 4 };

/** Pieces of the words of a question: four letters, or one Chinese, Japanese or Korean character. */
export interface QueryGrams {
  readonly numbers: ReadonlyMap<string, number>;
  readonly weights: Float64Array;
  /** Sum of the weights. */
  readonly total: number;
}

function gramsOf(term: string): string[] {
  if (isPair(term)) return Array.from(term);
  if (!isWordLike(term) || term.length <= G.len) return [term];
  const grams: string[] = [];
  for (let at = 0; at + G.len <= term.length; at += 1) grams.push(term.slice(at, at + G.len));
  return grams;
}

/** The shortest list of terms in which all that contain the gram are. */
function candidates(segment: Segment, gram: string): Uint32Array {
  const { vocabulary } = segment;
  if (Array.from(gram).length === 1) return vocabulary.withKey(characterKey(gram));
  const inner = trigramKeys(gram).slice(1, -1);
  return inner.map((key) => vocabulary.withKey(key)).reduce((a, b) => (b.length < a.length ? b : a));
}

/** About how many passages have a word that contains the gram; words are taken to be spread independently. */
function frequency(segments: readonly Segment[], gram: string): number {
  let sum = 0;
  let passages = 0;
  for (const segment of segments) {
    passages += segment.size;
    const { vocabulary, postingStarts } = segment;
    const count = (id: number): number => (postingStarts[id] ?? 0) - (postingStarts[id - 1] ?? 0);
    if (gram.length < G.len && !/^[\u3040-\u{323af}]$/u.test(gram)) {
      const id = vocabulary.find(gram);
      if (id > 0) sum += count(id);
      continue;
    }
    const list = candidates(segment, gram);
    if (list.length > G.most) {
      sum += segment.size;
      continue;
    }
    let before = 0;
    for (const id of list) {
      if (id !== before && vocabulary.contains(id, gram)) sum += count(id);
      before = id;
    }
  }
  return passages * (1 - Math.exp(-sum / Math.max(1, passages)));
}

export function queryGrams(segments: readonly Segment[], terms: readonly LookedUp[], passages: number): QueryGrams {
  const numbers = new Map<string, number>();
  const weights: number[] = [];
  for (const { term, share } of terms) {
    for (const gram of gramsOf(term)) {
      if (numbers.has(gram)) continue;
      const df = frequency(segments, gram);
      numbers.set(gram, weights.length);
      weights.push(share * Math.log(1 + (passages - df + 0.5) / (df + 0.5)));
    }
  }
  return {
    numbers,
    weights: Float64Array.from(weights),
    total: weights.reduce((sum, weight) => sum + weight, 0),
  };
}

/** The grams of a question that each term of a segment has; read once a term. */
export function gramReader(segment: Segment, grams: QueryGrams): (id: number) => readonly number[] {
  const known = new Map<number, readonly number[]>();
  const none: readonly number[] = [];
  return (id) => {
    let found = known.get(id);
    if (found !== undefined) return found;
    const term = segment.vocabulary.term(id);
    const numbers: number[] = [];
    for (const gram of gramsOf(term)) {
      const number = grams.numbers.get(gram);
      if (number !== undefined) numbers.push(number);
    }
    found = numbers.length === 0 ? none : numbers;
    known.set(id, found);
    return found;
  };
}

/** How well the grams of a question fit a passage: BM25 over them. */
export function scoreGrams(grams: QueryGrams, read: (id: number) => readonly number[], sequence: Uint32Array, relativeLength: number): number {
  const counts = new Float64Array(grams.weights.length);
  for (const id of sequence) if (id !== 0) for (const number of read(id)) counts[number] = (counts[number] ?? 0) + 1;
  const norm = G.k1 * (0.25 + 0.75 * relativeLength);
  let score = 0;
  counts.forEach((count, number) => {
    if (count > 0) score += ((grams.weights[number] ?? 0) * count * (G.k1 + 1)) / (count + norm);
  });
  return score;
}
