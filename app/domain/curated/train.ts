import { guessLanguage } from "#app/domain/retrieval/language.ts";
import { featuresOf, questionTerms, type TextFeatures } from "./features.ts";
import { fitWeights } from "./fit-weights.ts";
import { buildPhrasings } from "./phrasings.ts";
import { seededRandom, shuffled } from "./random.ts";
import { guessFromFeatures, type Learned } from "./signals.ts";
import { chooseThreshold, confidenceOf, fitTrust, type Trial, type Trust } from "./trust.ts";
import { buildVocabulary, vectorOf } from "./vocabulary.ts";

/** A question-and-answer pair to learn: the id of its passage, and its phrasings. */
export interface PairToLearn {
  readonly passageId: string;
  readonly questions: readonly string[];
}

/** A trained classifier of the pairs of a bot. */
export interface CuratedClassifier extends Learned {
  /** By the number of a pair. */
  readonly passageIds: readonly string[];
  readonly trust: Trust;
  /** From this confidence on a pair answers. */
  readonly threshold: number;
}

interface Example {
  readonly text: string;
  readonly features: TextFeatures;
  readonly owner: number;
}

/** From so many phrasings on, a feature of a single one is noise more often than not, and trials with a part of them are enough. */
const MANY = 4_000;
const FOLDS = 4;
/** Trials enough; more only take time. */
const TRIALS = 1_000;
/** One pair in so many is held back as a whole: its questions are foreign then. */
const FOREIGN_EVERY = 5;
const OWN_LANGUAGE = 0.7;
const AT_ONCE = 64;

/** The language of most phrasings; empty when they are in several. */
function languageOf(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) {
    const language = guessLanguage(questionTerms(text));
    if (language) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const told = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return most && most[1] >= told * OWN_LANGUAGE ? most[0] : "";
}

function* learnPairs(
  examples: readonly Example[],
  pairs: number,
  language: string,
): Generator<void, Learned> {
  const texts = examples.map(({ features }) => features);
  const vocabulary = yield* buildVocabulary(texts, examples.length >= MANY ? 2 : 1);
  const vectors = [];
  for (const [index, { features }] of examples.entries()) {
    vectors.push(vectorOf(vocabulary, features));
    if (index % AT_ONCE === 0) yield;
  }
  const owners = examples.map(({ owner }) => owner);
  const weights = yield* fitWeights({ vectors, owners, features: vocabulary.hashes.length, pairs });
  const phrasings = yield* buildPhrasings(vocabulary, examples, pairs);
  return { language, vocabulary, weights, phrasings };
}

/** Which examples are learned in a fold, and which are asked: a part of the phrasings, and whole pairs that are left out. */
function splitFold(examples: readonly Example[], pairs: number, fold: number) {
  const order = shuffled(pairs, seededRandom(fold + 1));
  const isForeign = new Uint8Array(pairs);
  order.forEach((pair, place) => (isForeign[pair] = place % FOREIGN_EVERY === fold % FOREIGN_EVERY ? 1 : 0));
  const learned: Example[] = [];
  const asked: Example[] = [];
  const seen = new Map<number, number>();
  for (const example of examples) {
    const place = seen.get(example.owner) ?? 0;
    seen.set(example.owner, place + 1);
    // The first phrasing of a pair is always learned: without any there would be nothing to recognise.
    const isHeldBack = place > 0 && place % FOLDS === fold % FOLDS;
    if (isForeign[example.owner] === 1) asked.push(example);
    else (isHeldBack ? asked : learned).push(example);
  }
  return { learned, asked, isForeign };
}

function* tryFold(
  examples: readonly Example[],
  pairs: number,
  language: string,
  fold: number,
): Generator<void, Trial[]> {
  const { learned, asked, isForeign } = splitFold(examples, pairs, fold);
  if (learned.length === 0) return [];
  const model = yield* learnPairs(learned, pairs, language);
  const trials: Trial[] = [];
  for (const [index, { features, owner }] of asked.entries()) {
    const guessed = guessFromFeatures(model, features);
    const foreign = isForeign[owner] === 1;
    if (guessed)
      trials.push({
        signals: guessed.signals,
        isRight: !foreign && guessed.pair === owner,
        isForeign: foreign,
      });
    if (index % AT_ONCE === 0) yield;
  }
  return trials;
}

/** Learns how far to trust guesses from questions that were held back. */
function* learnTrust(
  examples: readonly Example[],
  pairs: number,
  language: string,
): Generator<void, { trust: Trust; threshold: number }> {
  const trials: Trial[] = [];
  for (let fold = 0; fold < FOLDS && trials.length < TRIALS; fold += 1)
    trials.push(...(yield* tryFold(examples, pairs, language, fold)));
  const trust = yield* fitTrust(trials);
  const judged = trials.map(({ signals, isRight, isForeign }) => ({
    confidence: confidenceOf(trust, signals),
    isRight,
    isForeign,
  }));
  return { trust, threshold: chooseThreshold(judged) };
}

/**
 * Trains a classifier of the pairs. Yields every millisecond or so, so that whoever runs it can let others have their turn in
 * between. The same pairs in the same order give the same classifier.
 */
export function* trainCurated(pairs: readonly PairToLearn[]): Generator<void, CuratedClassifier> {
  const texts = pairs.flatMap(({ questions }, owner) => questions.map((text) => ({ text, owner })));
  const language = languageOf(texts.map(({ text }) => text));
  yield;
  const examples: Example[] = [];
  for (const [index, { text, owner }] of texts.entries()) {
    examples.push({ text, owner, features: featuresOf(text, language) });
    if (index % AT_ONCE === 0) yield;
  }
  const learned = yield* learnPairs(examples, pairs.length, language);
  const trusted = yield* learnTrust(examples, pairs.length, language);
  return { ...learned, ...trusted, passageIds: pairs.map(({ passageId }) => passageId) };
}
