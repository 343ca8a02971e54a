import { isFunctionWord } from "#app/domain/retrieval/function-words.ts";
import { hashText } from "#app/domain/retrieval/hash-text.ts";
import { guessLanguage } from "#app/domain/retrieval/language.ts";
import { stem } from "#app/domain/retrieval/stem.ts";
import { isPair } from "#app/domain/retrieval/term-kind.ts";
import { termsOf } from "#app/domain/retrieval/tokenize.ts";

/** What is looked at of a text, each with its share of the whole: stems, words, neighbours, words near each other, letters. */
export const GROUP_WEIGHTS: readonly number[] = [0.8, 0.6, 0.7, 0.5, 1.2];

const LONGEST_TEXT = 1_000;
const MOST_TERMS = 64;
/** Words with one to three others between them are near. */
const NEAR = 3;
const LETTERS = [2, 3, 4];
const SEEDS = [0x1b873593, 0x2c1b3c6d, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f];
const EDGE = hashText("edge");

/** The features of a text as 32-bit numbers, one list for each group; a feature that occurs twice stands there twice. */
export interface TextFeatures {
  readonly groups: readonly (readonly number[])[];
  /** Those of grammar words, which every language has in every third question. */
  readonly grammar: ReadonlySet<number>;
}

/** The terms of a question as it is compared: bounded, without apostrophes, which writers leave out. */
export function questionTerms(text: string): string[] {
  return termsOf(text.slice(0, LONGEST_TEXT).replaceAll(/['’`]/g, "")).slice(0, MOST_TERMS);
}

const joined = (first: number, second: number, seed: number): number => {
  let value = Math.imul(first ^ seed, 0x01000193) ^ second;
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 0;
};

function letterParts(term: string, into: number[]): void {
  if (isPair(term)) {
    for (const character of term) into.push(hashText(character, SEEDS[4]));
    return;
  }
  const padded = ` ${term} `;
  for (const length of LETTERS)
    for (let at = 0; at + length <= padded.length; at += 1)
      into.push(hashText(padded, SEEDS[4], at, at + length));
}

/** Each stem with the one after it, the edges of the text among them. */
function neighboursOf(stems: readonly number[]): number[] {
  return [EDGE, ...stems].map((first, at) => joined(first, stems[at] ?? EDGE, SEEDS[2] ?? 0));
}

/** Each stem with those shortly after it, in this order. */
function nearOf(stems: readonly number[]): number[] {
  return stems.flatMap((first, at) =>
    stems.slice(at + 2, at + 2 + NEAR).map((second) => joined(first, second, SEEDS[3] ?? 0)),
  );
}

/** The features of a question. `language` is that of the questions it is compared with; empty: each text by its own words. */
export function featuresOf(text: string, language: string): TextFeatures {
  const terms = questionTerms(text);
  const spoken = language || guessLanguage(terms);
  const stems = terms.map((term) => hashText(stem(term, spoken), SEEDS[0]));
  const words = terms.map((term) => hashText(term, SEEDS[1]));
  const letters: number[] = [];
  for (const term of terms) letterParts(term, letters);
  const grammar = new Set<number>();
  for (const [at, term] of terms.entries())
    if (isFunctionWord(term, spoken || undefined)) grammar.add(stems[at] ?? 0).add(words[at] ?? 0);
  const groups = terms.length === 0 ? [] : [stems, words, neighboursOf(stems), nearOf(stems), letters];
  return { groups, grammar };
}
