import { hashText } from "./hash-text.ts";
import { isPair, isWordLike } from "./term-kind.ts";

const LENGTH = 3;
const MOST_COUNTERS = 65_536;
const MOST_COUNTED = 65_535;

/** The parts of a term by which it is found in other forms and compounds: three letters each, or its characters. */
export function gramsOf(term: string): string[] {
  if (isPair(term)) return Array.from(term);
  if (term.length <= LENGTH || !isWordLike(term)) return [term];
  const grams: string[] = [];
  for (let at = 0; at + LENGTH <= term.length; at += 1) grams.push(term.slice(at, at + LENGTH));
  return grams;
}

/** Counts the grams of terms that so many passages have; counters are shared by grams of one hash. */
export function countGrams(terms: readonly string[], passagesOf: (index: number) => number): Uint16Array {
  let size = 64;
  while (size < terms.length * 4 && size < MOST_COUNTERS) size *= 2;
  const counters = new Uint16Array(size);
  terms.forEach((term, index) => {
    const count = passagesOf(index);
    for (const gram of gramsOf(term)) {
      const slot = hashText(gram) & (size - 1);
      counters[slot] = Math.min(MOST_COUNTED, (counters[slot] ?? 0) + count);
    }
  });
  return counters;
}

/** About how often each gram occurs, from what `countGrams` made; never too low. */
export class GramCounts {
  private readonly counters: Uint16Array;

  constructor(counters: Uint16Array) {
    this.counters = counters;
  }

  get byteSize(): number {
    return this.counters.byteLength;
  }

  count(gram: string): number {
    return this.counters[hashText(gram) & (this.counters.length - 1)] ?? 0;
  }
}
