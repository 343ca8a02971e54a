import type { Likeness } from "./expand-term.ts";
import type { LookedUp } from "./look-up.ts";

const WIDEST_GAP = 2;
/** How many words of a text count as its beginning, which says what it is about. */
const LEAD = 14;

interface Found {
  readonly term: number;
  readonly weight: number;
  readonly how: Likeness;
}

/** The word of a passage that stands best for a term of the question. */
export interface MatchedTerm {
  readonly id: number;
  readonly how: Likeness;
}

/** What of the question stands where in a passage; in the weight of its terms. */
export interface Match {
  /** How well each term is found, 0 to 1. */
  readonly found: Float64Array;
  /** As what each term is found, by its number. */
  readonly as: readonly (MatchedTerm | undefined)[];
  /** How well each term is found in title and headings, 0 to 1. */
  readonly head: Float64Array;
  readonly covered: number;
  /** The best sentence, with the headings above it. */
  readonly sentence: number;
  /** The best two neighbouring sentences. */
  readonly pair: number;
  /** The best two neighbouring sentences that have what the question asks for, a number or a time. */
  readonly fitting: number;
  /** Terms that follow each other in the question and here. */
  readonly phrase: number;
  /** Terms among the first words of the text, or above it. */
  readonly lead: number;
}

/** By number of a term in segment `at`: which term of the question it stands for, and how well. */
export function matcherFor(terms: readonly LookedUp[], at: number): Map<number, Found> {
  const matches = new Map<number, Found>();
  terms.forEach(({ variants }, term) => {
    for (const { id, weight, how } of variants[at] ?? []) {
      if ((matches.get(id)?.weight ?? 0) < weight) matches.set(id, { term, weight, how });
    }
  });
  return matches;
}

interface Sentence {
  readonly found: Float64Array;
  readonly fits: boolean;
}

class Scan {
  readonly found: Float64Array;
  readonly phrases: Float64Array;
  readonly lead: Float64Array;
  readonly as: (MatchedTerm | undefined)[] = [];
  readonly sentences: Sentence[] = [];
  head: Float64Array | undefined;
  fits = false;
  private current: Float64Array;
  private readonly last: Int32Array;
  private readonly terms: readonly LookedUp[];

  constructor(terms: readonly LookedUp[]) {
    this.terms = terms;
    this.found = new Float64Array(terms.length);
    this.phrases = new Float64Array(terms.length);
    this.lead = new Float64Array(terms.length);
    this.current = new Float64Array(terms.length);
    this.last = new Int32Array(terms.length).fill(-1000);
  }

  end(): void {
    if (this.head === undefined) this.head = this.current;
    else this.sentences.push({ found: this.current, fits: this.fits });
    this.current = new Float64Array(this.terms.length);
    this.fits = false;
  }

  see(id: number, { term, weight, how }: Found, position: number, isLead: boolean): void {
    if (weight > (this.current[term] ?? 0)) this.current[term] = weight;
    if (weight > (this.found[term] ?? 0)) {
      this.found[term] = weight;
      this.as[term] = { id, how };
    }
    if (isLead && weight > (this.lead[term] ?? 0)) this.lead[term] = weight;
    this.follow(term, weight, position);
  }

  /** Notes whether the term stands right after the one that it follows in the question. */
  private follow(term: number, weight: number, position: number): void {
    const after = this.terms[term]?.after ?? -1;
    const gap = after >= 0 ? position - (this.last[after] ?? 0) : WIDEST_GAP + 1;
    if (gap > 0 && gap <= WIDEST_GAP) this.phrases[term] = Math.max(this.phrases[term] ?? 0, weight);
    this.last[term] = position;
  }
}

function scanPassage(
  terms: readonly LookedUp[],
  matcher: ReadonlyMap<number, Found>,
  sequence: Uint32Array,
  isAsked: ((id: number) => boolean) | undefined,
): Scan {
  const scan = new Scan(terms);
  let position = 0;
  let leadEnds = 0;
  for (const id of sequence) {
    position += 1;
    if (id === 0) {
      scan.end();
      if (leadEnds === 0) leadEnds = position + LEAD;
      position += WIDEST_GAP;
      continue;
    }
    const found = matcher.get(id);
    if (found !== undefined)
      scan.see(id, found, position, leadEnds === 0 || position <= leadEnds + WIDEST_GAP);
    else if (isAsked?.(id) === true) scan.fits = true;
  }
  scan.end();
  return scan;
}

/**
 * Reads a passage from start to end and measures what of the question it has, and how near together. `isAsked` tells
 * the terms that are what the question asks for; without it none is.
 */
export function matchPassage(
  terms: readonly LookedUp[],
  matcher: ReadonlyMap<number, Found>,
  sequence: Uint32Array,
  isAsked?: (id: number) => boolean,
): Match {
  const scan = scanPassage(terms, matcher, sequence, isAsked);
  const head = scan.head ?? new Float64Array(terms.length);
  const value = (one: Float64Array, other?: Float64Array): number => {
    let sum = 0;
    for (let term = 0; term < terms.length; term += 1)
      sum += (terms[term]?.weight ?? 0) * Math.max(one[term] ?? 0, other?.[term] ?? 0, head[term] ?? 0);
    return sum;
  };
  let sentence = 0;
  let pair = 0;
  let fitting = 0;
  scan.sentences.forEach((own, index) => {
    const next = scan.sentences[index + 1];
    sentence = Math.max(sentence, value(own.found));
    const both = value(own.found, next?.found);
    pair = Math.max(pair, both);
    if (own.fits || next?.fits === true) fitting = Math.max(fitting, both);
  });
  const phrase = terms.reduce(
    (sum, { weight, after }, term) =>
      sum + (scan.phrases[term] ?? 0) * Math.min(weight, terms[after]?.weight ?? 0),
    0,
  );
  const { found, as } = scan;
  return { found, as, head, covered: value(found), sentence, pair, fitting, phrase, lead: value(scan.lead) };
}
