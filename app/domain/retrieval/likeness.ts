import { stem } from "./stem.ts";
import { isWordLike } from "./term-kind.ts";

/** What a word with the same stem counts. */
export const SAME_STEM = 0.9;

/** The share of the longer word that two words of one root begin with, at least. */
export const LEAST_SHARED = 0.6;

const SAME_ROOT = 0.35;
const TYPING_ERROR = 0.7;

/** Shorter words are not compared by their letters. */
export const SHORTEST_ALIKE = 4;

function sharedPrefix(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let count = 0;
  while (count < most && a.charCodeAt(count) === b.charCodeAt(count)) count += 1;
  return count;
}

const LONGEST_WORD = 40;

/** Three rows of the table of distances, kept for the next call: it is asked thousands of times a question. */
const ROWS: readonly [Uint8Array, Uint8Array, Uint8Array] = [
  new Uint8Array(LONGEST_WORD + 1),
  new Uint8Array(LONGEST_WORD + 1),
  new Uint8Array(LONGEST_WORD + 1),
];

/** Fills row `i` and returns its least number. */
function fillRow(a: string, b: string, i: number): number {
  const row = ROWS[(i % 3) as 0 | 1 | 2];
  const previous = ROWS[((i + 2) % 3) as 0 | 1 | 2];
  const before = ROWS[((i + 1) % 3) as 0 | 1 | 2];
  const letter = a.charCodeAt(i - 1);
  let least = i;
  row[0] = i;
  for (let j = 1; j <= b.length; j += 1) {
    const other = b.charCodeAt(j - 1);
    let cost = (previous[j - 1] ?? 0) + (letter === other ? 0 : 1);
    cost = Math.min(cost, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
    const swapped = i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other;
    if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
    row[j] = cost;
    if (cost < least) least = cost;
  }
  return least;
}

/** Insertions, deletions, replacements and swaps of neighbours between two short words; `limit + 1` when more. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit || Math.max(a.length, b.length) > LONGEST_WORD) return limit + 1;
  for (let j = 0; j <= b.length; j += 1) ROWS[0][j] = j;
  for (let i = 1; i <= a.length; i += 1) if (fillRow(a, b, i) > limit) return limit + 1;
  return Math.min(limit + 1, ROWS[(a.length % 3) as 0 | 1 | 2][b.length] ?? 0);
}

/** How much words count that begin alike: one root with other endings, or parts of a compound. */
export function rootWeight(term: string, candidate: string): number {
  const shared = sharedPrefix(term, candidate);
  const share = shared / Math.max(term.length, candidate.length);
  return shared >= SHORTEST_ALIKE && share >= LEAST_SHARED ? SAME_ROOT * share : 0;
}

/** How many letters of a word may be wrong for it still to be taken for a typing error. */
export function typingErrorsIn(word: string): number {
  return word.length >= 7 ? 2 : 1;
}

export function typingErrorWeight(term: string, candidate: string): number {
  const limit = typingErrorsIn(term);
  const distance = editDistance(term, candidate, limit);
  return distance > limit ? 0 : TYPING_ERROR / distance ** 0.5;
}

/** A word prepared for being compared with many. */
export interface ComparableWord {
  readonly word: string;
  readonly isWord: boolean;
  readonly stem: string;
}

/** Prepares a folded word of a language for `likeness`. */
export function comparable(word: string, language: string): ComparableWord {
  const isWord = isWordLike(word);
  return { word, isWord, stem: isWord ? stem(word, language) : word };
}

/** How well a word of a text stands for a word of a question in the same language, 0 to 1. */
export function likeness(asked: ComparableWord, other: ComparableWord): number {
  if (asked.word === other.word) return 1;
  if (!asked.isWord || !other.isWord) return 0;
  if (asked.stem === other.stem) return SAME_STEM;
  return asked.word.length >= SHORTEST_ALIKE ? rootWeight(asked.word, other.word) : 0;
}
