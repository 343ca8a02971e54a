import { gramsOf } from "#app/domain/retrieval/grams.ts";
import { comparable, type ComparableWord, likeness } from "#app/domain/retrieval/likeness.ts";

const ALIKE = 0.5;
/** Words of which so much is in the other are parts of a compound or forms that no rule knows; what that counts. */
const LEAST_IN_PART = 0.6;
const IN_PART = 0.7;
const SHORTEST_IN_PART = 5;

/** A term of the question and how much it says. */
export interface AskedTerm {
  readonly term: string;
  readonly weight: number;
}

interface ComparedWord {
  readonly comparable: ComparableWord;
  /** Null of what is no word or too short to be told by its parts. */
  readonly grams: ReadonlySet<string> | null;
}

function compared(term: string, language: string): ComparedWord {
  const own = comparable(term, language);
  const isLong = own.isWord && own.word.length >= SHORTEST_IN_PART;
  return { comparable: own, grams: isLong ? new Set(gramsOf(own.word)) : null };
}

function inPart({ grams: one }: ComparedWord, { grams: two }: ComparedWord): number {
  if (!one || !two) return 0;
  let common = 0;
  for (const gram of one) if (two.has(gram)) common += 1;
  const share = common / Math.min(one.size, two.size);
  return share >= LEAST_IN_PART ? IN_PART * share : 0;
}

/** Compares words with the terms of the question, each word once. */
export class Comparer {
  private readonly asked: readonly ComparedWord[];
  private readonly language: string;
  private readonly known = new Map<string, Float64Array>();

  constructor(asked: readonly AskedTerm[], language: string) {
    this.language = language;
    this.asked = asked.map(({ term }) => compared(term, language));
  }

  private likes(term: string): Float64Array {
    let likes = this.known.get(term);
    if (likes === undefined) {
      const other = compared(term, this.language);
      likes = Float64Array.from(this.asked, (asked) =>
        Math.max(likeness(asked.comparable, other.comparable), inPart(asked, other)),
      );
      this.known.set(term, likes);
    }
    return likes;
  }

  /** How well each term of the question is found among the words, and how many words are none of them. */
  foundIn(words: readonly string[]): { found: Float64Array; fresh: number } {
    const found = new Float64Array(this.asked.length);
    let fresh = 0;
    for (const word of words) {
      let most = 0;
      const likes = this.likes(word);
      for (let index = 0; index < likes.length; index += 1) {
        const value = likes[index] ?? 0;
        if (value > (found[index] ?? 0)) found[index] = value;
        if (value > most) most = value;
      }
      if (most < ALIKE) fresh += 1;
    }
    return { found, fresh };
  }
}
