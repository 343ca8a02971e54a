import type { Variant } from "./expand-term.ts";
import { type LookedUp, lookUpTerms } from "./look-up.ts";
import { parseQuery } from "./parse-query.ts";
import { fitOf } from "./fit.ts";
import { type Candidate, type Ranked, rerank } from "./rerank.ts";
import type { Segment } from "./segment.ts";

/** The usual constants of BM25. */
const SATURATION = 1.2;
const BY_LENGTH = 0.75;
const CANDIDATES = 48;

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
  /** Terms of the question that were found, folded. */
  readonly matched: readonly string[];
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

interface Buffers {
  readonly scores: Float32Array[];
  readonly frequencies: Float32Array;
  readonly touched: Uint32Array;
  readonly averageLength: number;
}

/** Adds up how often the passages of a segment have a term or words that stand for it; returns how many do. */
function countFrequencies(
  segment: Segment,
  variants: readonly Variant[],
  { frequencies, touched }: Buffers,
): number {
  let count = 0;
  for (const { id, weight } of variants) {
    const end = segment.postingStarts[id] ?? 0;
    for (let posting = segment.postingStarts[id - 1] ?? 0; posting < end; posting += 1) {
      const passage = segment.postingPassages[posting] ?? 0;
      const before = frequencies[passage] ?? 0;
      if (before === 0) touched[count++] = passage;
      frequencies[passage] = before + (weight * (segment.postingWeights[posting] ?? 0)) / 2;
    }
  }
  return count;
}

/** Adds the BM25 of one term to the scores of the passages that have it. */
function addScores(segment: Segment, at: number, term: LookedUp, buffers: Buffers): void {
  const { frequencies, touched, averageLength } = buffers;
  const scores = buffers.scores[at];
  if (scores === undefined) return;
  const count = countFrequencies(segment, term.variants[at] ?? [], buffers);
  for (let index = 0; index < count; index += 1) {
    const passage = touched[index] ?? 0;
    const frequency = frequencies[passage] ?? 0;
    frequencies[passage] = 0;
    const relativeLength = (segment.lengths[passage] ?? 0) / 2 / averageLength;
    const norm = SATURATION * (1 - BY_LENGTH + BY_LENGTH * relativeLength);
    scores[passage] =
      (scores[passage] ?? 0) + (term.weight * frequency * (SATURATION + 1)) / (frequency + norm);
  }
}

function scoreWords(segments: readonly Segment[], terms: readonly LookedUp[]): Float32Array[] {
  const longest = segments.reduce((most, { size }) => Math.max(most, size), 0);
  const passages = segments.reduce((sum, { size }) => sum + size, 0);
  const length = segments.reduce((sum, { totalLength }) => sum + totalLength, 0) / 2;
  const buffers: Buffers = {
    scores: segments.map(({ size }) => new Float32Array(size)),
    frequencies: new Float32Array(longest),
    touched: new Uint32Array(longest),
    averageLength: Math.max(1, length / Math.max(1, passages)),
  };
  for (const term of terms) segments.forEach((segment, at) => addScores(segment, at, term, buffers));
  return buffers.scores;
}

/** A score that at least `count` passages reach, near enough to sort only what is above it. */
function cutoff(scores: readonly Float32Array[], count: number): number {
  const highest: number[] = [];
  let least = 0;
  for (const own of scores) {
    for (const score of own) {
      if (score <= least) continue;
      highest.push(score);
      if (highest.length < count * 4) continue;
      highest.sort((a, b) => b - a);
      highest.length = count;
      least = highest[count - 1] ?? 0;
    }
  }
  highest.sort((a, b) => b - a);
  return highest[count - 1] ?? 0;
}

function candidatesOf(
  segments: readonly Segment[],
  scores: readonly Float32Array[],
  count: number,
  isEnabled: (passageId: string) => boolean,
): Candidate[] {
  for (let wanted = count; ; wanted *= 8) {
    const least = cutoff(scores, wanted);
    const found: Candidate[] = [];
    let above = 0;
    segments.forEach((segment, at) => {
      scores[at]?.forEach((words, passage) => {
        if (words <= 0 || words < least) return;
        above += 1;
        if (isEnabled(segment.passageIds[passage] ?? "")) found.push({ segment, at, passage, words });
      });
    });
    if (found.length >= count || above < wanted)
      return found.sort((a, b) => b.words - a.words || a.at - b.at || a.passage - b.passage).slice(0, count);
  }
}

function hitOf(ranked: Ranked, terms: readonly LookedUp[], passages: number, language: string): SearchHit {
  const { match, words, passageId } = ranked;
  const total = terms.reduce((sum, { weight }) => sum + weight, 0);
  const share = (value: number): number => (total === 0 ? 0 : value / total);
  const matched = terms.filter((_, index) => (match.found[index] ?? 0) > 0).map(({ term }) => term);
  return {
    passageId,
    score: fitOf(ranked, terms, passages, language),
    signals: {
      coverage: share(match.covered),
      focus: share(match.pair),
      words,
      phrases: share(match.phrase),
      matched,
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
  const count = Math.max(limit, CANDIDATES);
  const candidates = candidatesOf(segments, scoreWords(segments, terms), count, isEnabled);
  const passages = segments.reduce((sum, { size }) => sum + size, 0);
  const hits = rerank(segments, terms, candidates, parsed.language).slice(0, limit);
  return {
    hits: hits.map((ranked) => hitOf(ranked, terms, passages, parsed.language)),
    terms: terms.map(({ term, weight, found }) => ({ term, weight, found })),
    language: parsed.language,
  };
}
