import { hashText } from "./hash-text.ts";
import { isPair, isWordLike } from "./term-kind.ts";

const LENGTH = 4;
const MOST_COUNTERS = 65_536;
const MOST_COUNTED = 65_535;

/** The parts of a term by which it is found in other forms and compounds: four letters each, or its characters. */
export function gramsOf(term: string): string[] {
  if (isPair(term)) return Array.from(term);
  if (term.length <= LENGTH || !isWordLike(term)) return [term];
  const grams: string[] = [];
  for (let at = 0; at + LENGTH <= term.length; at += 1) grams.push(term.slice(at, at + LENGTH));
  return grams;
}

/** About how often each gram occurs; counters are shared by grams of one hash, so a count is never too low. */
export class GramCounts {
  private readonly counters: Uint16Array;

  constructor(terms: readonly string[], passagesOf: (index: number) => number) {
    let size = 64;
    while (size < terms.length * 4 && size < MOST_COUNTERS) size *= 2;
    this.counters = new Uint16Array(size);
    terms.forEach((term, index) => {
      const count = passagesOf(index);
      for (const gram of gramsOf(term)) {
        const slot = hashText(gram) & (size - 1);
        this.counters[slot] = Math.min(MOST_COUNTED, (this.counters[slot] ?? 0) + count);
      }
    });
  }

  get byteSize(): number {
    return this.counters.byteLength;
  }

  count(gram: string): number {
    return this.counters[hashText(gram) & (this.counters.length - 1)] ?? 0;
  }
}
