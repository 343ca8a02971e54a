import { fold } from "#app/domain/retrieval/fold.ts";
import { guessLanguage } from "#app/domain/retrieval/language.ts";
import { stem } from "#app/domain/retrieval/stem.ts";
import { isPair } from "#app/domain/retrieval/term-kind.ts";
import { termsOf } from "#app/domain/retrieval/tokenize.ts";
import { isOtherLanguage } from "./answer-language.ts";
import type { Claim } from "./claim.ts";
import { numbersSaid } from "./numbers-in.ts";

/** A passage, read so that statements can be held against it. */
export interface Evidence {
  readonly words: ReadonlySet<string>;
  readonly stems: ReadonlySet<string>;
  /** The beginnings of long stems: one root with other endings. */
  readonly roots: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  readonly language: string;
}

/** The share of a statement's words that must stand in its passage; of pairs of characters fewer, paraphrases break them. */
const LEAST_SHARE = 0.6;
const LEAST_SHARE_OF_PAIRS = 0.5;
const ROOT = 6;

/** Names of days and months are written with capitals in some languages and translated in others. */
const CALENDAR = new Set(
  "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december".split(
    " ",
  ),
);

const MOST_REMEMBERED = 300;
const remembered = new Map<string, Evidence>();

/** Reads a passage; the last few hundred are remembered. */
export function evidenceOf(text: string): Evidence {
  const known = remembered.get(text);
  if (known) return known;
  const terms = termsOf(text);
  const language = guessLanguage(terms);
  const words = new Set(terms);
  const stems = new Set([...words].map((word) => stem(word, language)));
  const roots = new Set([...stems].filter((each) => each.length > ROOT).map((each) => each.slice(0, ROOT)));
  const evidence = { words, stems, roots, numbers: numbersSaid(fold(text), terms), language };
  if (remembered.size >= MOST_REMEMBERED) remembered.delete(remembered.keys().next().value ?? "");
  remembered.set(text, evidence);
  return evidence;
}

function hasWord(evidence: Evidence, word: string): boolean {
  if (evidence.words.has(word)) return true;
  const stemmed = stem(word, evidence.language);
  return evidence.stems.has(stemmed) || (stemmed.length > ROOT && evidence.roots.has(stemmed.slice(0, ROOT)));
}

function shareOf(evidence: readonly Evidence[], words: readonly string[]): number {
  if (words.length === 0) return 1;
  const found = words.filter((word) => evidence.some((each) => hasWord(each, word)));
  return found.length / words.length;
}

/** Whether every number and name of a statement stands in the passages. */
export function holdsFacts(evidence: readonly Evidence[], { numbers, names }: Claim): boolean {
  return (
    numbers.every((ways) => ways.some((way) => evidence.some((each) => each.numbers.has(way)))) &&
    names.every((name) => CALENDAR.has(name) || evidence.some((each) => hasWord(each, name)))
  );
}

/** Whether any word of a statement's subject stands there; a text in another language cannot tell, which counts as yes. */
export function sharesSubject(evidence: readonly Evidence[], { words, terms }: Claim): boolean {
  return evidence.some(
    (each) => words.some((word) => hasWord(each, word)) || isOtherLanguage(terms, each.language),
  );
}

/**
 * Whether the passages, taken together, hold a statement: all its numbers and names, and most words of its subject. A passage in
 * another language than the statement is held against its numbers and names alone; "perhaps" says that nothing spoke against it.
 */
export function supportOf(evidence: readonly Evidence[], claim: Claim): "yes" | "perhaps" | "no" {
  if (evidence.length === 0 || !holdsFacts(evidence, claim)) return "no";
  const pairs = claim.words.filter(isPair).length;
  const least = pairs > claim.words.length / 2 ? LEAST_SHARE_OF_PAIRS : LEAST_SHARE;
  if (shareOf(evidence, claim.words) >= least) return "yes";
  return evidence.every(({ language }) => isOtherLanguage(claim.terms, language)) ? "perhaps" : "no";
}
