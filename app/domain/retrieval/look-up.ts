import { expandTerm, type Variant } from "./expand-term.ts";
import { MOST_QUERY_TERMS, type QueryTerm } from "./parse-query.ts";
import type { Segment } from "./segment.ts";
import { isWordLike } from "./term-kind.ts";

/** Between counting a word itself and all its forms. */
const EXACT = 0.5;
/** Short words tell a little less than their rarity says: what a word of no letters would lose. */
const SHORTNESS = 0.3;
const LONG_WORD = 7;
const MOST_TERMS_WEIGHED = 2000;

/** A term of the question, looked up in all segments. */
export interface LookedUp extends QueryTerm {
  /** By segment: the terms that stand for it. */
  readonly variants: readonly (readonly Variant[])[];
  /** How much it tells: the fewer passages have it, the more. */
  readonly weight: number;
  /** False when no passage has it or a word like it. */
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
      if (weight >= least) sum += (segment.postingStarts[id] ?? 0) - (segment.postingStarts[id - 1] ?? 0);
    }
  });
  return sum;
}

/** Between the passages with the word itself and those with any of its forms; for unknown words those with alike words. */
function effectiveFrequency(segments: readonly Segment[], variants: readonly (readonly Variant[])[]): number {
  const exact = documentFrequency(segments, variants, 1);
  const forms = documentFrequency(segments, variants, 0.8);
  if (forms === 0) return documentFrequency(segments, variants, 0);
  return exact > 0 ? exact ** EXACT * forms ** (1 - EXACT) : forms;
}

function lookUp(segments: readonly Segment[], term: QueryTerm, passages: number): LookedUp {
  const known = segments.some((segment) => segment.vocabulary.find(term.term) > 0);
  const stems = new Map<string, string>();
  const variants = segments.map((segment) => expandTerm(segment, term.term, known, stems));
  const frequency = Math.min(passages, effectiveFrequency(segments, variants));
  const rarity = Math.log(1 + (passages - frequency + 0.5) / (frequency + 0.5));
  const shortness = isWordLike(term.term) ? Math.max(0, LONG_WORD - term.term.length) / LONG_WORD : 0;
  return {
    ...term,
    variants,
    weight: term.share * rarity * (1 - SHORTNESS * shortness),
    found: frequency > 0,
  };
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

/** Looks the terms of a question up in all segments; statistics are those of all segments together. */
export function lookUpTerms(segments: readonly Segment[], terms: readonly QueryTerm[]): LookedUp[] {
  const passages = segments.reduce((sum, segment) => sum + segment.size, 0);
  return mostTelling(segments, terms).map((term) => lookUp(segments, term, passages));
}
