import type { Likeness } from "./expand-term.ts";
import { chooseCandidates } from "./choose-candidates.ts";
import { fitOf } from "./fit.ts";
import { type LookedUp, lookUpTerms } from "./look-up.ts";
import { parseQuery } from "./parse-query.ts";
import { questionKind } from "./question-kind.ts";
import { type Ranked, rerank } from "./rerank.ts";
import { scoreWords } from "./score-words.ts";
import type { Segment } from "./segment.ts";

const CANDIDATES = 48;

/** A term of the question and the word of the passage that stands for it. */
export interface MatchedWord {
  readonly asked: string;
  readonly found: string;
  readonly how: Likeness;
  /** In the title or the headings. */
  readonly isHeading: boolean;
}

/** What of a question was found where, to explain a rank. Shares are of the weight of the question's terms. */
export interface RankSignals {
  /** Share that the passage has, 0 to 1. */
  readonly coverage: number;
  /** Share that its best two neighbouring sentences have, 0 to 1. */
  readonly focus: number;
  /** Word score (BM25) before the other signals. */
  readonly words: number;
  /** Share that stands together in the question and in the passage. */
  readonly phrases: number;
  /** Word score of the better neighbouring passage, as a share of the question, about 0 to 2. */
  readonly neighbour: number;
  /** Terms of the question that were found, folded. */
  readonly matched: readonly string[];
  readonly matches: readonly MatchedWord[];
}

export interface SearchHit {
  readonly passageId: string;
  /** How well the passage fits, 0 to 1, comparable between questions; from 0.5 it likely answers. */
  readonly score: number;
  readonly signals: RankSignals;
}

/** A term of the question with its weight among all passages, for choosing sentences. */
export interface WeightedTerm {
  readonly term: string;
  readonly weight: number;
  readonly found: boolean;
}

export interface SearchResult {
  readonly hits: readonly SearchHit[];
  readonly terms: readonly WeightedTerm[];
  /** The guessed language of the question, two letters; empty when unknown. */
  readonly language: string;
}

export interface SearchOptions {
  readonly limit?: number;
  /** Earlier questions of the visitor, oldest first. */
  readonly history?: readonly string[];
  readonly isEnabled?: (passageId: string) => boolean;
}

function matchesOf({ match, segment }: Ranked, terms: readonly LookedUp[]): MatchedWord[] {
  return terms.flatMap(({ term }, index): MatchedWord[] => {
    const as = match.as[index];
    if (as === undefined) return [];
    const found = segment.vocabulary.term(as.id);
    return [{ asked: term, found, how: as.how, isHeading: (match.head[index] ?? 0) > 0 }];
  });
}

function hitOf(ranked: Ranked, terms: readonly LookedUp[], passages: number, ahead: number): SearchHit {
  const { evidence, words, passageId } = ranked;
  const matches = matchesOf(ranked, terms);
  return {
    passageId,
    score: fitOf(ranked, terms, passages, ahead),
    signals: {
      coverage: evidence.covered,
      focus: evidence.pair,
      words,
      phrases: evidence.phrase,
      neighbour: evidence.near,
      matched: matches.map(({ asked }) => asked),
      matches,
    },
  };
}

/**
 * The passages that fit a question best, best first, over all segments together. The same input gives the same
 * result. Never throws; a question without words finds nothing.
 */
export function search(
  segments: readonly Segment[],
  query: string,
  options: SearchOptions = {},
): SearchResult {
  const { limit = 8, history = [], isEnabled = () => true } = options;
  const parsed = parseQuery(query, history, segments[0]?.languages ?? []);
  const terms = lookUpTerms(segments, parsed.terms);
  const scores = scoreWords(segments, terms);
  const chosen = chooseCandidates(segments, scores, Math.max(limit, CANDIDATES), isEnabled);
  const question = { terms, language: parsed.language, kind: questionKind(query), scores };
  const ranking = rerank(segments, question, chosen);
  const passages = segments.reduce((sum, { size }) => sum + size, 0);
  return {
    hits: ranking.slice(0, limit).map((ranked, index) => {
      const other = ranking[index === 0 ? 1 : 0]?.rank ?? 0;
      return hitOf(ranked, terms, passages, ranked.rank - other);
    }),
    terms: terms.map(({ term, weight, found }) => ({ term, weight, found })),
    language: parsed.language,
  };
}
