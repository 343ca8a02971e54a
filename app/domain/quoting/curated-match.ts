import { isFunctionWord } from "#app/domain/retrieval/function-words.ts";
import { fold } from "#app/domain/retrieval/fold.ts";
import { comparable, type ComparableWord, likeness } from "#app/domain/retrieval/likeness.ts";
import { termsOf } from "#app/domain/retrieval/tokenize.ts";
import type { AskedTerm } from "./comparer.ts";
import type { QuotablePassage } from "./quotable-passage.ts";

const MOST_PHRASINGS = 200;
const GRAMMAR_WEIGHT = 0.3;

interface Weighted {
  readonly word: ComparableWord;
  readonly weight: number;
}

const bare = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();

/** How much of the weight of one side has its like on the other. */
function covered(side: readonly Weighted[], other: readonly Weighted[]): number {
  let sum = 0;
  let found = 0;
  for (const { word, weight } of side) {
    sum += weight;
    found += weight * other.reduce((most, candidate) => Math.max(most, likeness(word, candidate.word)), 0);
  }
  return sum === 0 ? 0 : found / sum;
}

function weighted(
  text: string,
  weights: ReadonlyMap<string, number>,
  usual: number,
  language: string,
): Weighted[] {
  return [...new Set(termsOf(text))].map((term) => ({
    word: comparable(term, language),
    weight: weights.get(term) ?? (isFunctionWord(term) ? GRAMMAR_WEIGHT * usual : usual),
  }));
}

/** The pair whose question is most like the one asked, and how like, 0 to 1; a classifier's word goes first. */
export function curatedMatch(
  question: string,
  passages: readonly QuotablePassage[],
  asked: readonly AskedTerm[],
  language: string,
  classified?: { readonly passageId: string; readonly confidence: number },
): { passage: QuotablePassage; confidence: number } | undefined {
  const chosen = passages.find((passage) => passage.passageId === classified?.passageId);
  if (chosen !== undefined && classified !== undefined)
    return { passage: chosen, confidence: classified.confidence };
  const weights = new Map(asked.map(({ term, weight }) => [term, weight]));
  const usual = asked.length === 0 ? 1 : asked.reduce((sum, { weight }) => sum + weight, 0) / asked.length;
  const own = weighted(question, weights, usual, language);
  let best: { passage: QuotablePassage; confidence: number } | undefined;
  for (const passage of passages) {
    for (const phrasing of (passage.questions ?? []).slice(0, MOST_PHRASINGS)) {
      const same = bare(phrasing) === bare(question) && bare(question) !== "";
      const theirs = weighted(phrasing, weights, usual, language);
      const [a, b] = [covered(own, theirs), covered(theirs, own)];
      const confidence = same ? 1 : a + b === 0 ? 0 : Math.min(0.99, (2 * a * b) / (a + b));
      if (best === undefined || confidence > best.confidence) best = { passage, confidence };
    }
  }
  return best;
}
