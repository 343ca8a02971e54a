import { stem } from "./stem.ts";
import { isWordLike } from "./vocabulary.ts";

export const T = { stem: 0.9, prefix: 0.35, minShare: 0.6, typo: 0.7 };

/** Shorter words are not compared by their letters. */
export const SHORTEST_ALIKE = 4;

function sharedPrefix(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let count = 0;
  while (count < most && a.charCodeAt(count) === b.charCodeAt(count)) count += 1;
  return count;
}

/** Insertions, deletions, replacements and swaps of neighbours between two short words; `limit + 1` when more. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min(
        (previous[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped =
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? limit + 1;
}

/** How much words count that begin alike: one root with other endings, or parts of a compound. */
export function rootWeight(term: string, candidate: string): number {
  const shared = sharedPrefix(term, candidate);
  const share = shared / Math.max(term.length, candidate.length);
  return shared >= SHORTEST_ALIKE && share >= T.minShare ? T.prefix * share : 0;
}

export function typingErrorWeight(term: string, candidate: string): number {
  const limit = term.length >= 7 ? 2 : 1;
  const distance = editDistance(term, candidate, limit);
  return distance > limit ? 0 : T.typo / distance ** 0.5;
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
  if (asked.stem === other.stem) return T.stem;
  return asked.word.length >= SHORTEST_ALIKE ? rootWeight(asked.word, other.word) : 0;
}
