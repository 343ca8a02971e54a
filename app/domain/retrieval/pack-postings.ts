/** Passages as numbers of terms in the order of their first occurrence, from 1, each with its weight; 0 ends a sentence. */
export interface Readings {
  readonly ids: Uint32Array;
  readonly halves: Uint8Array;
  /** Where each passage starts, and where the last one ends. */
  readonly starts: Uint32Array;
}

/** Which passages have which term, how much, and how long the passages are. */
export interface Postings {
  readonly lengths: Uint16Array;
  readonly totalLength: number;
  readonly postingStarts: Uint32Array;
  readonly postingPassages: Uint32Array;
  readonly postingWeights: Uint8Array;
}

const LONGEST = 65_535;
const HEAVIEST = 255;

/** Adds up what each term of a passage weighs, in arrays that are kept for the next passage. */
class PassageWeights {
  /** Numbers of the terms of the passage that was read last, in the order of their first occurrence. */
  readonly seen: Uint32Array;
  count = 0;
  private readonly weights: Uint32Array;
  private readonly numberOf: Uint32Array;

  constructor(numberOf: Uint32Array, longest: number) {
    this.numberOf = numberOf;
    this.weights = new Uint32Array(numberOf.length);
    this.seen = new Uint32Array(longest);
  }

  read({ ids, halves, starts }: Readings, passage: number): void {
    this.count = 0;
    const end = starts[passage + 1] ?? 0;
    for (let at = starts[passage] ?? 0; at < end; at += 1) {
      const number = this.numberOf[ids[at] ?? 0] ?? 0;
      if (number === 0) continue;
      if (this.weights[number] === 0) this.seen[this.count++] = number;
      this.weights[number] = (this.weights[number] ?? 0) + (halves[at] ?? 0);
    }
  }

  /** The weight of a term, once: afterwards it is 0 again. */
  take(number: number): number {
    const weight = this.weights[number] ?? 0;
    this.weights[number] = 0;
    return weight;
  }
}

/** Where the postings of each term start, and the end of the last ones. */
function startsOf(readings: Readings, weights: PassageWeights, terms: number): Uint32Array {
  const starts = new Uint32Array(terms + 1);
  for (let passage = 0; passage + 1 < readings.starts.length; passage += 1) {
    weights.read(readings, passage);
    for (let index = 0; index < weights.count; index += 1) {
      const number = weights.seen[index] ?? 0;
      weights.take(number);
      starts[number] = (starts[number] ?? 0) + 1;
    }
  }
  for (let number = 1; number <= terms; number += 1)
    starts[number] = (starts[number] ?? 0) + (starts[number - 1] ?? 0);
  return starts;
}

/** The postings of passages whose terms are numbered anew by `numberOf`; a term that is numbered 0 ends a sentence. */
export function packPostings(readings: Readings, numberOf: Uint32Array): Postings {
  const passages = readings.starts.length - 1;
  const terms = numberOf.length - 1;
  const weights = new PassageWeights(numberOf, Math.min(terms, readings.ids.length));
  const postingStarts = startsOf(readings, weights, terms);
  const total = postingStarts[terms] ?? 0;
  const postingPassages = new Uint32Array(total);
  const postingWeights = new Uint8Array(total);
  const lengths = new Uint16Array(passages);
  const next = postingStarts.slice();
  let totalLength = 0;
  for (let passage = 0; passage < passages; passage += 1) {
    let length = 0;
    weights.read(readings, passage);
    for (let index = 0; index < weights.count; index += 1) {
      const number = weights.seen[index] ?? 0;
      const weight = weights.take(number);
      const at = next[number - 1] ?? 0;
      next[number - 1] = at + 1;
      postingPassages[at] = passage;
      postingWeights[at] = Math.min(HEAVIEST, weight);
      length += weight;
    }
    lengths[passage] = Math.min(LONGEST, length);
    totalLength += Math.min(LONGEST, length);
  }
  return { lengths, totalLength, postingStarts, postingPassages, postingWeights };
}
