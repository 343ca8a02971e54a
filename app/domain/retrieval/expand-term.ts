import {
  LEAST_SHARED,
  rootWeight,
  SAME_STEM,
  SHORTEST_ALIKE,
  typingErrorsIn,
  typingErrorWeight,
} from "./likeness.ts";
import type { Segment } from "./segment.ts";
import { stem } from "./stem.ts";
import { isPair, isWordLike } from "./term-kind.ts";

/** A term of a segment that stands for a term of the question, and how well, above 0 to 1. */
export interface Variant {
  readonly id: number;
  readonly weight: number;
  readonly how: Likeness;
}

/** Why a term stands for another: the same, another form, a common root, spelled nearly so, or sharing a character. */
export type Likeness = "same" | "form" | "root" | "spelling" | "part";

type Found = Map<number, Omit<Variant, "id">>;

const MOST_VARIANTS = 24;
const MOST_PAIRS = 200;
const MOST_LANGUAGES = 4;
const MOST_READ = 200;
const PAIR_WITH_CHARACTER = 0.85;

function addForms(segment: Segment, term: string, stems: Map<string, string>, found: Found): void {
  for (const language of segment.languages.slice(0, MOST_LANGUAGES)) {
    const stemmed = stems.get(language) ?? stem(term, language);
    stems.set(language, stemmed);
    for (const id of segment.vocabulary.withStem(stemmed, language)) {
      if (!found.has(id)) found.set(id, { weight: SAME_STEM, how: "form" });
    }
  }
}

/** Words that begin alike: other endings of one root, or the first part of a compound. */
function addRoots(segment: Segment, term: string, found: Found): void {
  const least = Math.max(SHORTEST_ALIKE, Math.ceil(term.length * LEAST_SHARED));
  if (term.length < SHORTEST_ALIKE) return;
  for (const id of segment.vocabulary.withPrefix(term.slice(0, least), MOST_READ)) {
    if (found.has(id)) continue;
    const weight = rootWeight(term, segment.vocabulary.term(id));
    if (weight > 0) found.set(id, { weight, how: "root" });
  }
}

function addMistyped(segment: Segment, term: string, found: Found): void {
  if (term.length < SHORTEST_ALIKE) return;
  for (const id of segment.vocabulary.nearlySpelled(term, typingErrorsIn(term))) {
    const weight = typingErrorWeight(term, segment.vocabulary.term(id));
    if (weight > (found.get(id)?.weight ?? 0)) found.set(id, { weight, how: "spelling" });
  }
}

const strongest = (found: Found, most: number): Variant[] =>
  [...found]
    .map(([id, { weight, how }]) => ({ id, weight, how }))
    .sort((a, b) => b.weight - a.weight || a.id - b.id)
    .slice(0, most);

/**
 * The terms of a segment that stand for a term of a question: itself, other forms of the word, words of the same
 * root, and, when `known` is false (no passage has the word), words that differ by a typing error. `stems` keeps the
 * stems of the term by language for the next segment.
 */
export function expandTerm(
  segment: Segment,
  term: string,
  known: boolean,
  stems = new Map<string, string>(),
): Variant[] {
  const found: Found = new Map();
  const exact = segment.vocabulary.find(term);
  if (exact > 0) found.set(exact, { weight: 1, how: "same" });
  if (isWordLike(term)) {
    addForms(segment, term, stems, found);
    addRoots(segment, term, found);
    if (!known) addMistyped(segment, term, found);
  } else if (isPair(term) && Array.from(term).length === 1) {
    for (const id of segment.vocabulary.withCharacter(term, MOST_PAIRS))
      if (id !== exact) found.set(id, { weight: PAIR_WITH_CHARACTER, how: "part" });
    return strongest(found, MOST_PAIRS);
  }
  return strongest(found, MOST_VARIANTS);
}
