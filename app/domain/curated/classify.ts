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

/** With fewer phrasings, a word that none of them has is as likely another subject as another way to say the same. */
const FEW_PHRASINGS = 100;
const MOSTLY_KNOWN = 0.58;
const CLEAR_LEAD = 0.9;

/** Hardly a word of it is known, and what is known does not clearly say one thing: a few grammar words, mostly. */
function isStrange({ signals: [score = 0, , , known = 0] }: Guess): boolean {
  return known < LEAST_KNOWN && score < CLEAR_SCORE;
}

/** Half of what is asked is said by no phrasing, and what the other half says, several pairs may have or the only one. */
function isHalfStrange({ signals: [, lead = 0, , known = 0] }: Guess, phrasings: number): boolean {
  return phrasings < FEW_PHRASINGS && known < MOSTLY_KNOWN && lead < CLEAR_LEAD;
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
  const isForeign = isStrange(guessed) || isHalfStrange(guessed, classifier.phrasings.lengths.length);
  return { passageId, confidence, isSure: confidence >= threshold && !isForeign };
}
