import { isTalk } from "#app/domain/answer/small-words.ts";
import { termsOf } from "#app/domain/retrieval/tokenize.ts";
import { comparableText } from "#app/domain/testing/grade-answer.ts";

/** An answer as far as it matters whether another one is the same. */
export interface ComparedAnswer {
  /** Markdown, with citation marks. */
  text: string;
  kind: "model" | "quoted" | "curated" | "unknown" | "handover";
  /** Of the sources that the text names by marks. */
  sourceIds: readonly string[];
}

/** In what an answer is another one than before: who gave it, what it rests on, or what it says. */
export type AnswerChange = "kind" | "sources" | "text";

/** Models never write the same words twice: with so many words in common, of 1, two answers say the same. */
const SAME_WORDS = 0.6;

/**
 * In what the new answer is another one than the old; null when a person would call them the same. Quoted answers and those that
 * people wrote are compared to the letter, those of models by their numbers and their words. Two ways of saying "I don't know" are one.
 */
export function changeOfAnswer(before: ComparedAnswer, after: ComparedAnswer): AnswerChange | null {
  if (before.kind !== after.kind) return "kind";
  if (before.kind === "unknown" || before.kind === "handover") return null;
  if (before.kind !== "curated" && !isSameSet(new Set(before.sourceIds), new Set(after.sourceIds)))
    return "sources";
  return saysTheSame(before, after) ? null : "text";
}

function saysTheSame({ kind, text }: ComparedAnswer, after: ComparedAnswer): boolean {
  const [old, fresh] = [comparableText(text), comparableText(after.text)];
  if (old === fresh) return true;
  if (kind !== "model") return false;
  const [oldTerms, freshTerms] = [contentOf(old), contentOf(fresh)];
  return isSameSet(numbersOf(oldTerms), numbersOf(freshTerms)) && overlap(oldTerms, freshTerms) >= SAME_WORDS;
}

const contentOf = (text: string): Set<string> => new Set(termsOf(text).filter((term) => !isTalk(term)));

const numbersOf = (terms: ReadonlySet<string>): Set<string> =>
  new Set([...terms].filter((term) => /\p{Nd}/u.test(term)));

function isSameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((each) => b.has(each));
}

/** Twice what both have, of all that they have (Dice); 0 to 1. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 1;
  const shared = [...a].filter((term) => b.has(term)).length;
  return (2 * shared) / (a.size + b.size);
}
