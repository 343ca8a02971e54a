import { pairOfExact } from "./phrasings.ts";
import { guess, type Guess } from "./signals.ts";
import type { CuratedClassifier } from "./train.ts";
import { confidenceOf } from "./trust.ts";

/** The pair that a question is likeliest about. */
export interface Classified {
  readonly passageId: string;
  /** How likely that is right, 0 to 1; 1 for the exact words of a phrasing. */
  readonly confidence: number;
  /** Whether it is sure enough to answer with it. */
  readonly isSure: boolean;
}

const LEAST_KNOWN = 0.2;
const CLEAR_SCORE = 0.1;

/** Hardly a word of it is known, and what is known does not clearly say one thing: a few grammar words, mostly. */
function isStrange({ signals: [score = 0, , , known = 0] }: Guess): boolean {
  return known < LEAST_KNOWN && score < CLEAR_SCORE;
}

/** The pair whose question is asked; null when there are no pairs or the question has no words. Never throws. */
export function classify(classifier: CuratedClassifier, question: string): Classified | null {
  const { passageIds, trust, threshold } = classifier;
  const exact = passageIds[pairOfExact(classifier.phrasings, question)];
  if (exact !== undefined) return { passageId: exact, confidence: 1, isSure: true };
  const guessed = guess(classifier, question);
  const passageId = guessed ? passageIds[guessed.pair] : undefined;
  if (!guessed || passageId === undefined) return null;
  const confidence = Math.min(0.99, confidenceOf(trust, guessed.signals));
  return { passageId, confidence, isSure: confidence >= threshold && !isStrange(guessed) };
}
