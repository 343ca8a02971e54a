import { rootWeight, SHORTEST_ALIKE, T, typingErrorWeight } from "./likeness.ts";
import type { Segment } from "./segment.ts";
import { stem } from "./stem.ts";
import { characterKey, isPair, isWordLike, stemKey, trigramKeys } from "./vocabulary.ts";

/** A term of a segment that stands for a term of the question, and how well, above 0 to 1. */
export interface Variant {
  readonly id: number;
  readonly weight: number;
}

const MOST_VARIANTS = 24;
const MOST_PAIRS = 200;
const PAIR_WITH_CHARACTER = 0.85;

function stemVariants(segment: Segment, term: string, found: Map<number, number>): void {
  for (const language of segment.languages.slice(0, 4)) {
    const wanted = stem(term, language);
    for (const id of segment.vocabulary.withKey(stemKey(wanted))) {
      if (found.has(id) || segment.vocabulary.languageOf(id) !== language) continue;
      const candidate = segment.vocabulary.term(id);
      if (isWordLike(candidate) && stem(candidate, language) === wanted) found.set(id, T.stem);
    }
  }
}

/** Numbers of terms with enough trigrams in common, most alike first. */
function alike(segment: Segment, term: string, leastShare: number): { id: number; share: number }[] {
  const keys = trigramKeys(term);
  const counts = new Map<number, number>();
  for (const key of keys) {
    for (const id of segment.vocabulary.withKey(key)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const result: { id: number; share: number }[] = [];
  const least = Math.max(2, Math.floor(keys.length * leastShare));
  for (const [id, count] of counts) {
    if (count >= least) result.push({ id, share: count / keys.length });
  }
  return result.sort((a, b) => b.share - a.share || a.id - b.id).slice(0, MOST_VARIANTS * 8);
}

/** Words of the same root, and words that differ by a typing error when no passage has the word itself. */
function addAlike(segment: Segment, term: string, known: boolean, found: Map<number, number>): void {
  if (term.length < SHORTEST_ALIKE) return;
  for (const { id } of alike(segment, term, known ? 0.5 : 0.3)) {
    if (found.has(id)) continue;
    const candidate = segment.vocabulary.term(id);
    if (!isWordLike(candidate)) continue;
    const weight = Math.max(rootWeight(term, candidate), known ? 0 : typingErrorWeight(term, candidate));
    if (weight > 0) found.set(id, weight);
  }
}

/** All pairs that have a single Chinese, Japanese or Korean character. */
function addPairsWith(segment: Segment, character: string, found: Map<number, number>): void {
  for (const id of segment.vocabulary.withKey(characterKey(character))) {
    if (!found.has(id) && segment.vocabulary.contains(id, character)) found.set(id, PAIR_WITH_CHARACTER);
    if (found.size >= MOST_PAIRS) return;
  }
}

const strongest = (found: ReadonlyMap<number, number>, most: number): Variant[] =>
  [...found]
    .map(([id, weight]) => ({ id, weight }))
    .sort((a, b) => b.weight - a.weight || a.id - b.id)
    .slice(0, most);

/**
 * The terms of a segment that stand for a term of a question: itself, other forms of the word, words of the same
 * root, and, when `known` is false (no passage has the word), words that differ by a typing error.
 */
export function expandTerm(segment: Segment, term: string, known: boolean): Variant[] {
  const found = new Map<number, number>();
  const exact = segment.vocabulary.find(term);
  if (exact > 0) found.set(exact, 1);
  if (isWordLike(term)) {
    stemVariants(segment, term, found);
    addAlike(segment, term, known, found);
  } else if (isPair(term) && Array.from(term).length === 1) {
    addPairsWith(segment, term, found);
    return strongest(found, MOST_PAIRS);
  }
  return strongest(found, MOST_VARIANTS);
}
