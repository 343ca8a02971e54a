import { expandTerm, type Variant } from "./expand-term.ts";
import { MOST_QUERY_TERMS, parseQuery, type QueryTerm } from "./parse-query.ts";
import { rerank, type Candidate } from "./rerank.ts";
import type { Segment } from "./segment.ts";
import { isWordLike } from "./vocabulary.ts";

export const S = { k1: 1.2, b: 0.75, exact: 0.5, shortWord: 0, idfPow: 1 };

const MOST_TERMS_WEIGHED = 2000;

/** What of a question was found where, to explain a rank. */
export interface RankSignals {
  /** Share of the question's weight that the passage has, 0 to 1. */
  readonly coverage: number;
  /** The same for its best two neighbouring sentences. */
  readonly focus: number;
  /** Word score (BM25) before the other signals. */
  readonly words: number;
  /** Words that stand together in the question and in the passage. */
  readonly phrases: number;
  /** Terms of the question that were found, as written in the question. */
  readonly matched: readonly string[];
}

export interface SearchHit {
  readonly passageId: string;
  /** How well the passage fits, 0 to 1, comparable between questions. */
  readonly score: number;
  readonly raw: number;
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
  readonly language: string;
}

export interface SearchOptions {
  readonly limit?: number;
  /** Earlier questions of the visitor, oldest first. */
  readonly history?: readonly string[];
  readonly isEnabled?: (passageId: string) => boolean;
}

/** A term looked up in all segments. */
export interface LookedUp extends QueryTerm {
  readonly variants: readonly (readonly Variant[])[];
  readonly idf: number;
  readonly found: boolean;
}

function documentFrequency(
  segments: readonly Segment[],
  variants: readonly (readonly Variant[])[],
  least: number,
): number {
  let sum = 0;
  segments.forEach((segment, index) => {
    for (const { id, weight } of variants[index] ?? []) {
      if (weight < least) continue;
      sum += (segment.postingStarts[id] ?? 0) - (segment.postingStarts[id - 1] ?? 0);
    }
  });
  return sum;
}

function lookUp(segments: readonly Segment[], term: QueryTerm, passages: number): LookedUp {
  const known = segments.some((segment) => segment.vocabulary.find(term.term) > 0);
  const variants = segments.map((segment) => expandTerm(segment, term.term, known));
  const same = documentFrequency(segments, variants, 0.8);
  const exact = documentFrequency(segments, variants, 0.99);
  const mixed = exact > 0 ? exact ** S.exact * same ** (1 - S.exact) : same;
  const frequency = Math.min(passages, same > 0 ? mixed : documentFrequency(segments, variants, 0));
  const rarity = Math.log(1 + (passages - frequency + 0.5) / (frequency + 0.5));
  const idf =
    rarity ** S.idfPow *
    (isWordLike(term.term) ? 1 - (S.shortWord * Math.max(0, 7 - term.term.length)) / 7 : 1);
  return { ...term, variants, idf, found: frequency > 0 };
}

function addScores(
  segments: readonly Segment[],
  term: LookedUp,
  starts: readonly number[],
  averageLength: number,
  scores: Float32Array,
  frequencies: Float32Array,
): void {
  segments.forEach((segment, index) => {
    const start = starts[index] ?? 0;
    const touched: number[] = [];
    for (const { id, weight } of term.variants[index] ?? []) {
      const end = segment.postingStarts[id] ?? 0;
      for (let at = segment.postingStarts[id - 1] ?? 0; at < end; at += 1) {
        const passage = segment.postingPassages[at] ?? 0;
        if (frequencies[passage] === 0) touched.push(passage);
        frequencies[passage] = (frequencies[passage] ?? 0) + (weight * (segment.postingWeights[at] ?? 0)) / 2;
      }
    }
    for (const passage of touched) {
      const frequency = frequencies[passage] ?? 0;
      frequencies[passage] = 0;
      const length = (segment.lengths[passage] ?? 0) / 2;
      const norm = S.k1 * (1 - S.b + (S.b * length) / averageLength);
      scores[start + passage] =
        (scores[start + passage] ?? 0) +
        (term.share * term.idf * frequency * (S.k1 + 1)) / (frequency + norm);
    }
  });
}

function best(scores: Float32Array, count: number, accepts: (index: number) => boolean): number[] {
  const order: number[] = [];
  for (let index = 0; index < scores.length; index += 1) if ((scores[index] ?? 0) > 0) order.push(index);
  order.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  const result: number[] = [];
  for (const index of order) {
    if (result.length >= count) break;
    if (accepts(index)) result.push(index);
  }
  return result;
}

/** Of a question with too many terms, those that the fewest passages have, in the order of the question. */
function mostTelling(segments: readonly Segment[], terms: readonly QueryTerm[]): QueryTerm[] {
  if (terms.length <= MOST_QUERY_TERMS) return [...terms];
  const known = terms.slice(0, MOST_TERMS_WEIGHED).map((term, order) => {
    const frequency = segments.reduce((sum, segment) => {
      const id = segment.vocabulary.find(term.term);
      return id > 0 ? sum + (segment.postingStarts[id] ?? 0) - (segment.postingStarts[id - 1] ?? 0) : sum;
    }, 0);
    return {
      term: { ...term, after: -1 },
      order,
      frequency: frequency === 0 ? Number.POSITIVE_INFINITY : frequency,
    };
  });
  return known
    .sort((a, b) => (a.frequency === b.frequency ? a.order - b.order : a.frequency - b.frequency))
    .slice(0, MOST_QUERY_TERMS)
    .sort((a, b) => a.order - b.order)
    .map(({ term }) => term);
}

/** The passages that fit a question best. */
export function search(
  segments: readonly Segment[],
  query: string,
  options: SearchOptions = {},
): SearchResult {
  const { limit = 8, history = [], isEnabled = () => true } = options;
  const starts: number[] = [];
  let total = 0;
  let length = 0;
  for (const segment of segments) {
    starts.push(total);
    total += segment.size;
    length += segment.totalLength / 2;
  }
  const parsed = parseQuery(query, history, segments[0]?.languages ?? []);
  const terms = mostTelling(segments, parsed.terms).map((term) => lookUp(segments, term, total));
  const scores = new Float32Array(total);
  const longest = segments.reduce((most, segment) => Math.max(most, segment.size), 0);
  const frequencies = new Float32Array(longest);
  for (const term of terms)
    addScores(segments, term, starts, Math.max(1, length / Math.max(1, total)), scores, frequencies);
  const place = (index: number): { segment: number; passage: number } => {
    let segment = starts.length - 1;
    while (segment > 0 && (starts[segment] ?? 0) > index) segment -= 1;
    return { segment, passage: index - (starts[segment] ?? 0) };
  };
  const idOf = (index: number): string => {
    const { segment, passage } = place(index);
    return segments[segment]?.passageIds[passage] ?? "";
  };
  const top = best(scores, Math.max(limit, 64), (index) => isEnabled(idOf(index)));
  const candidates: Candidate[] = top.map((index) => ({
    ...place(index),
    passageId: idOf(index),
    words: scores[index] ?? 0,
  }));
  const hits = rerank(segments, terms, candidates, total);
  return {
    hits: hits.slice(0, limit),
    terms: terms.map(({ term, idf, share, found }) => ({ term, weight: idf * share, found })),
    language: parsed.language,
  };
}
