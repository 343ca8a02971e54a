import { hashText } from "#app/domain/retrieval/hash-text.ts";
import { questionTerms, type TextFeatures } from "./features.ts";
import { slotOf, type Vocabulary, weightOfUnknown } from "./vocabulary.ts";

const AT_ONCE = 64;

/** The words of each phrasing, pair by pair, to tell how near a question comes to one. */
export interface Phrasings {
  /** Where the phrasings of each pair begin; one more than there are pairs. */
  readonly pairStarts: Int32Array;
  /** Where the words of each phrasing begin; one more than there are phrasings. */
  readonly starts: Int32Array;
  /** Places of the words in the vocabulary, ascending within a phrasing; words that are not there are left out. */
  readonly slots: Int32Array;
  /** Length of each phrasing as a vector of its words, unknown ones too. */
  readonly lengths: Float32Array;
  /** The exact words of each phrasing as one number. */
  readonly exact: Uint32Array;
}

/** The words of a text, each once, by their rarity. */
export interface WordVector {
  readonly slots: readonly number[];
  readonly length: number;
  /** Share of the weight of words that some phrasing has, 0 to 1. */
  readonly known: number;
}

/** The same words in the same order are the same number; 0 for a text without words. */
export function exactHash(text: string): number {
  const terms = questionTerms(text);
  return terms.length === 0 ? 0 : hashText(terms.join(" ")) || 1;
}

export function wordVectorOf(vocabulary: Vocabulary, { groups, grammar }: TextFeatures): WordVector {
  const slots: number[] = [];
  let known = 0;
  let unknown = 0;
  for (const hash of new Set(groups[0] ?? [])) {
    const slot = slotOf(vocabulary, hash);
    if (slot < 0) unknown += weightOfUnknown(vocabulary, grammar.has(hash)) ** 2;
    else {
      slots.push(slot);
      known += (vocabulary.rarity[slot] ?? 0) ** 2;
    }
  }
  const total = known + unknown;
  return {
    slots: slots.toSorted((a, b) => a - b),
    length: Math.sqrt(total),
    known: total === 0 ? 0 : known / total,
  };
}

/** `owners` names the pair of each text, in ascending order. */
export function* buildPhrasings(
  vocabulary: Vocabulary,
  texts: readonly { readonly text: string; readonly features: TextFeatures; readonly owner: number }[],
  pairs: number,
): Generator<void, Phrasings> {
  const words: WordVector[] = [];
  for (const [index, { features }] of texts.entries()) {
    words.push(wordVectorOf(vocabulary, features));
    if (index % AT_ONCE === 0) yield;
  }
  const pairStarts = new Int32Array(pairs + 1);
  for (const { owner } of texts) pairStarts[owner + 1] = (pairStarts[owner + 1] ?? 0) + 1;
  for (let pair = 0; pair < pairs; pair += 1)
    pairStarts[pair + 1] = (pairStarts[pair + 1] ?? 0) + (pairStarts[pair] ?? 0);
  const starts = new Int32Array(texts.length + 1);
  words.forEach(({ slots }, index) => (starts[index + 1] = (starts[index] ?? 0) + slots.length));
  return {
    pairStarts,
    starts,
    slots: Int32Array.from(words.flatMap(({ slots }) => slots)),
    lengths: Float32Array.from(words, ({ length }) => length),
    exact: Uint32Array.from(texts, ({ text }) => exactHash(text)),
  };
}

/** How near the question comes to the nearest phrasing of a pair, 0 to 1. */
export function nearestPhrasing(
  vocabulary: Vocabulary,
  phrasings: Phrasings,
  pair: number,
  question: WordVector,
): number {
  const asked = new Set(question.slots);
  const { pairStarts, starts, slots, lengths } = phrasings;
  let nearest = 0;
  for (let index = pairStarts[pair] ?? 0; index < (pairStarts[pair + 1] ?? 0); index += 1) {
    let shared = 0;
    for (let at = starts[index] ?? 0; at < (starts[index + 1] ?? 0); at += 1) {
      const slot = slots[at] ?? 0;
      if (asked.has(slot)) shared += (vocabulary.rarity[slot] ?? 0) ** 2;
    }
    const lengthsOfBoth = question.length * (lengths[index] ?? 0);
    if (lengthsOfBoth > 0) nearest = Math.max(nearest, shared / lengthsOfBoth);
  }
  return nearest;
}

/** The pair that has exactly these words as a phrasing, or -1. */
export function pairOfExact({ exact, pairStarts }: Phrasings, text: string): number {
  const hash = exactHash(text);
  const index = hash === 0 ? -1 : exact.indexOf(hash);
  return index < 0 ? -1 : pairStarts.findIndex((start, pair) => pair > 0 && index < start) - 1;
}
