import { featuresOf, type TextFeatures } from "./features.ts";
import { nearestPhrasing, type Phrasings, wordVectorOf } from "./phrasings.ts";
import { type Vocabulary, vectorOf } from "./vocabulary.ts";
import { addScores, type Weights } from "./weights.ts";

/** What was learned from the phrasings, before it is known how far to trust it. */
export interface Learned {
  /** Of the phrasings, two letters; empty when they are in several. */
  readonly language: string;
  readonly vocabulary: Vocabulary;
  readonly weights: Weights;
  readonly phrasings: Phrasings;
}

/** The likeliest pair for a question, and what tells how sure that is. */
export interface Guess {
  readonly pair: number;
  /** Each about 0 to 1: score, lead over the next pair, nearest phrasing, share of known words. */
  readonly signals: readonly number[];
}

export const SIGNALS = 4;
const LARGEST = 6;
/** The pairs whose phrasings are compared with the question. */
const COMPARED = 3;
/** What the nearest phrasing adds to the score that a pair was given. */
const NEARNESS = 2;

const bounded = (score: number): number => Math.max(-LARGEST, Math.min(LARGEST, score));

/** The likeliest pair; null when there is none or the question has no words. */
export function guessFromFeatures(learned: Learned, features: TextFeatures): Guess | null {
  const { vocabulary, weights, phrasings } = learned;
  if (weights.pairs === 0 || features.groups.length === 0) return null;
  const scores = Float32Array.from(weights.bias);
  addScores(weights, vectorOf(vocabulary, features), scores);
  const words = wordVectorOf(vocabulary, features);
  const best = bestPairs(scores)
    .map((pair) => {
      const near = nearestPhrasing(vocabulary, phrasings, pair, words);
      return { pair, near, score: (scores[pair] ?? 0) + NEARNESS * near };
    })
    .toSorted((a, b) => b.score - a.score);
  const [first, second] = best;
  if (!first) return null;
  // A single pair has nothing to be told from: only nearness counts.
  const score = second ? bounded(scores[first.pair] ?? 0) : LARGEST * (2 * first.near - 1);
  const lead = second ? Math.min(LARGEST, first.score - second.score) : 0;
  return { pair: first.pair, signals: [score / LARGEST, lead / LARGEST, first.near, words.known] };
}

/** The likeliest pair for a text. */
export function guess(learned: Learned, text: string): Guess | null {
  return guessFromFeatures(learned, featuresOf(text, learned.language));
}

function bestPairs(scores: Float32Array): number[] {
  const best: number[] = [];
  for (let pair = 0; pair < scores.length; pair += 1) {
    const place = best.findIndex((other) => (scores[pair] ?? 0) > (scores[other] ?? 0));
    if (place >= 0) best.splice(place, 0, pair);
    else if (best.length < COMPARED) best.push(pair);
    if (best.length > COMPARED) best.pop();
  }
  return best;
}
