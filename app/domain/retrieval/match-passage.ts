import type { LookedUp } from "./look-up.ts";

const WIDEST_GAP = 2;

interface Found {
  readonly term: number;
  readonly weight: number;
}

/** What of the question stands where in a passage; in the weight of its terms. */
export interface Match {
  /** How well each term is found, 0 to 1. */
  readonly found: Float64Array;
  readonly covered: number;
  /** The best sentence, with the headings above it. */
  readonly sentence: number;
  /** The best two neighbouring sentences. */
  readonly pair: number;
  /** Terms that follow each other in the question and here. */
  readonly phrase: number;
}

/** By number of a term in segment `at`: which term of the question it stands for, and how well. */
export function matcherFor(terms: readonly LookedUp[], at: number): Map<number, Found> {
  const matches = new Map<number, Found>();
  terms.forEach(({ variants }, term) => {
    for (const { id, weight } of variants[at] ?? []) {
      if ((matches.get(id)?.weight ?? 0) < weight) matches.set(id, { term, weight });
    }
  });
  return matches;
}

class Scan {
  readonly found: Float64Array;
  readonly phrases: Float64Array;
  readonly sentences: Float64Array[] = [];
  head: Float64Array | undefined;
  private current: Float64Array;
  private readonly last: Int32Array;
  private readonly terms: readonly LookedUp[];

  constructor(terms: readonly LookedUp[]) {
    this.terms = terms;
    this.found = new Float64Array(terms.length);
    this.phrases = new Float64Array(terms.length);
    this.current = new Float64Array(terms.length);
    this.last = new Int32Array(terms.length).fill(-1000);
  }

  end(): void {
    if (this.head === undefined) this.head = this.current;
    else this.sentences.push(this.current);
    this.current = new Float64Array(this.terms.length);
  }

  see({ term, weight }: Found, position: number): void {
    if (weight > (this.current[term] ?? 0)) this.current[term] = weight;
    if (weight > (this.found[term] ?? 0)) this.found[term] = weight;
    const after = this.terms[term]?.after ?? -1;
    const gap = after >= 0 ? position - (this.last[after] ?? 0) : WIDEST_GAP + 1;
    if (gap > 0 && gap <= WIDEST_GAP) this.phrases[term] = Math.max(this.phrases[term] ?? 0, weight);
    this.last[term] = position;
  }
}

/** Reads a passage from start to end and measures what of the question it has, and how near together. */
export function matchPassage(
  terms: readonly LookedUp[],
  matcher: ReadonlyMap<number, Found>,
  sequence: Uint32Array,
): Match {
  const scan = new Scan(terms);
  let position = 0;
  for (const id of sequence) {
    position += 1;
    if (id === 0) {
      scan.end();
      position += WIDEST_GAP;
      continue;
    }
    const found = matcher.get(id);
    if (found !== undefined) scan.see(found, position);
  }
  scan.end();
  const value = (one: Float64Array, other?: Float64Array): number =>
    terms.reduce(
      (sum, { weight }, term) =>
        sum + weight * Math.max(one[term] ?? 0, other?.[term] ?? 0, scan.head?.[term] ?? 0),
      0,
    );
  let sentence = 0;
  let pair = 0;
  scan.sentences.forEach((own, index) => {
    sentence = Math.max(sentence, value(own));
    pair = Math.max(pair, value(own, scan.sentences[index + 1]));
  });
  const phrase = terms.reduce(
    (sum, { weight, after }, term) =>
      sum + (scan.phrases[term] ?? 0) * Math.min(weight, terms[after]?.weight ?? 0),
    0,
  );
  return { found: scan.found, covered: value(scan.found), sentence, pair, phrase };
}
