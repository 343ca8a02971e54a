import { askedTermsOf } from "./asked-kind.ts";
import type { LookedUp } from "./look-up.ts";
import { matcherFor, type Match, matchPassage } from "./match-passage.ts";
import type { QuestionKind } from "./question-kind.ts";
import { gramReader, queryGrams, scoreGrams } from "./score-grams.ts";
import type { Segment } from "./segment.ts";

/** A passage that has words of the question. */
export interface Candidate {
  readonly segment: Segment;
  /** The number of the segment among all. */
  readonly at: number;
  readonly passage: number;
  readonly words: number;
}

/** What speaks for a passage, each as a share of what the question could give. */
export interface Evidence {
  /** BM25 of the words. */
  readonly words: number;
  readonly covered: number;
  readonly square: number;
  /** The best sentence, and the best two neighbouring ones. */
  readonly sentence: number;
  readonly pair: number;
  /** The best two sentences with a number or time, when the question asks for one. */
  readonly fitting: number;
  readonly phrase: number;
  /** The first words, title and headings. */
  readonly lead: number;
  /** Whether the term is there that tells most. */
  readonly rarest: number;
  /** BM25 of the parts of the words. */
  readonly grams: number;
  /** BM25 of the better of the two neighbouring passages. */
  readonly near: number;
  readonly foreign: number;
}

/** Log odds by which each counts, fitted on questions in nine languages (decision 012); `foreign` is set by hand. */
const WEIGHTS: Readonly<Record<keyof Evidence, number>> = {
  words: 2.2,
  covered: 2.2,
  square: 1.1,
  sentence: 1.8,
  pair: 2.1,
  fitting: 1.8,
  phrase: 0.6,
  lead: 1.5,
  rarest: 0.4,
  grams: 3.4,
  near: 1.1,
  foreign: -1,
};

/** A candidate with its final rank. */
export interface Ranked extends Candidate {
  readonly passageId: string;
  readonly rank: number;
  readonly match: Match;
  readonly evidence: Evidence;
}

/** What is known of a question when its passages are put in order. */
export interface RankedQuestion {
  readonly terms: readonly LookedUp[];
  readonly language: string;
  readonly kind: QuestionKind;
  /** The word scores of all passages, by segment. */
  readonly scores: readonly Float32Array[];
}

/** What is found out once for all passages of a segment. */
interface Tools {
  readonly match: ReturnType<typeof matcherFor>;
  readonly read: ReturnType<typeof gramReader>;
  readonly isAsked: ReturnType<typeof askedTermsOf>;
}

function heaviest(terms: readonly LookedUp[]): number {
  return terms.reduce((best, { weight }, index) => (weight > (terms[best]?.weight ?? 0) ? index : best), 0);
}

/** Puts candidates in order by their words, how near they stand, in what sentences, parts of words, and neighbours. */
export function rerank(
  segments: readonly Segment[],
  question: RankedQuestion,
  candidates: readonly Candidate[],
): Ranked[] {
  const { terms, language, kind, scores } = question;
  const passages = segments.reduce((sum, { size }) => sum + size, 0);
  const length = segments.reduce((sum, { totalLength }) => sum + totalLength, 0);
  const averageLength = Math.max(1, length / Math.max(1, passages));
  const grams = queryGrams(segments, terms, passages);
  const total = terms.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const rarest = heaviest(terms);
  const tools = segments.map((segment, at): Tools => ({
    match: matcherFor(terms, at),
    read: gramReader(segment, grams),
    isAsked: askedTermsOf(segment, kind),
  }));
  const evidenceOf = ({ segment, at, passage, words }: Candidate): { match: Match; evidence: Evidence } => {
    const own = tools[at] ?? { match: new Map(), read: () => [], isAsked: undefined };
    const sequence = segment.sequence(passage);
    const match = matchPassage(terms, own.match, sequence, own.isAsked);
    const relativeLength = (segment.lengths[passage] ?? 0) / averageLength;
    const near = Math.max(scores[at]?.[passage - 1] ?? 0, scores[at]?.[passage + 1] ?? 0);
    const evidence: Evidence = {
      words: words / total,
      covered: match.covered / total,
      square: (match.covered / total) ** 2,
      sentence: match.sentence / total,
      pair: match.pair / total,
      fitting: own.isAsked === undefined ? 0 : match.fitting / total,
      phrase: match.phrase / total,
      lead: match.lead / total,
      rarest: match.found[rarest] ?? 0,
      grams: scoreGrams(grams, own.read, sequence, relativeLength) / (grams.total || 1),
      near: near / total,
      foreign: language !== "" && segment.languageOf(passage) !== language ? 1 : 0,
    };
    return { match, evidence };
  };
  const ranked = candidates.map((candidate): Ranked => {
    const passageId = candidate.segment.passageIds[candidate.passage] ?? "";
    const { match, evidence } = evidenceOf(candidate);
    return {
      ...candidate,
      passageId,
      rank: rankOf(evidence),
      match,
      evidence,
    };
  });
  return ranked.sort((a, b) => b.rank - a.rank || (a.passageId < b.passageId ? -1 : 1));
}

function rankOf(evidence: Evidence): number {
  const { words, covered, square, sentence, pair, fitting } = evidence;
  const { phrase, lead, rarest, grams, near, foreign } = evidence;
  return (
    WEIGHTS.words * words +
    WEIGHTS.covered * covered +
    WEIGHTS.square * square +
    WEIGHTS.sentence * sentence +
    WEIGHTS.pair * pair +
    WEIGHTS.fitting * fitting +
    WEIGHTS.phrase * phrase +
    WEIGHTS.lead * lead +
    WEIGHTS.rarest * rarest +
    WEIGHTS.grams * grams +
    WEIGHTS.near * near +
    WEIGHTS.foreign * foreign
  );
}
