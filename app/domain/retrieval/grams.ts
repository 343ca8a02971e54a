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

const SLOTS = 1 << 15;
/** Longer terms are words with all their parts, or stand whole. */
const LONGEST_PAIR = 4;

/** By the five low bits of each of three letters. */
const slotOf = (text: string, at: number): number =>
  ((text.charCodeAt(at) & 31) << 10) | ((text.charCodeAt(at + 1) & 31) << 5) | (text.charCodeAt(at + 2) & 31);

/** Tells of most terms without any of the grams that they have none; never of one that has. Taking a term apart costs far more. */
export function gramFilter(grams: Iterable<string>): (term: string) => boolean {
  const slots = new Uint8Array(SLOTS);
  for (const gram of grams) if (gram.length >= LENGTH) slots[slotOf(gram, 0)] = 1;
  return (term) => {
    if (term.length <= LONGEST_PAIR) return true;
    for (let at = 0; at + LENGTH <= term.length; at += 1) if (slots[slotOf(term, at)] === 1) return true;
    return false;
  };
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
