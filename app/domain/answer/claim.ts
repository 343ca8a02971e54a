import { stripInlineMarkdown } from "#app/domain/chunking/strip-inline-markdown.ts";
import { fold } from "#app/domain/retrieval/fold.ts";
import { isFunctionWord } from "#app/domain/retrieval/function-words.ts";
import { guessLanguage } from "#app/domain/retrieval/language.ts";
import { termsOf } from "#app/domain/retrieval/tokenize.ts";
import { smallTalk } from "#app/domain/quoting/small-talk.ts";
import { isNumberWord, numbersClaimed } from "./numbers-in.ts";
import { isRefusal, isTalk } from "./small-words.ts";

/** What a sentence of an answer states. */
export interface Claim {
  readonly terms: readonly string[];
  /** Words of its subject. */
  readonly words: readonly string[];
  /** Each with the ways in which a source may say it. */
  readonly numbers: readonly (readonly string[])[];
  /** The terms of words that are written as names. */
  readonly names: readonly string[];
  readonly language: string;
  /** "none" is a greeting, a question back or an offer of help; "unknown" says that something is not known. */
  readonly kind: "claim" | "none" | "unknown";
}

const MARKS = /\[\d{1,3}\]/g;
const LINE_MARKS = /^\s*(?:#{1,6}\s|>\s?|[-*+•]\s|\d{1,3}[.)]\s)+/;
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu;
const CAPITAL = /^\p{Lu}/u;
const ASKS = /[?？؟]["')\]»”]*$/u;
/** What a word must follow to stand inside a sentence; elsewhere a capital is only the beginning. */
const INSIDE = /[\p{L}\p{M}\p{N},;)'’"»”%€$]\s+["'(«“]?$/u;
/** A line in which more words have capitals has them by habit. */
const MOST_CAPITALS = 0.6;

/** The text of a sentence as it is read, without marks of citations, lists and emphasis. */
export function readable(sentence: string): string {
  return stripInlineMarkdown(sentence.replace(MARKS, "").replace(LINE_MARKS, "").replaceAll("|", " . "));
}

function namesIn(text: string, language: string): string[] {
  // German writes every noun with a capital.
  if (language === "de") return [];
  const words = [...text.matchAll(WORD)];
  const capitals = words.filter(([word]) => CAPITAL.test(word));
  if (words.length > 1 && capitals.length > words.length * MOST_CAPITALS) return [];
  return capitals
    .filter(({ index, 0: word }) => word.length > 1 && INSIDE.test(text.slice(0, index)))
    .flatMap(([word]) => termsOf(word.replace(/['’]s$/u, "")))
    .filter((term) => !isFunctionWord(term));
}

/** What a sentence of an answer states, so that it can be held against passages. */
export function claimOf(sentence: string): Claim {
  const text = readable(sentence);
  const folded = fold(text);
  const terms = termsOf(text);
  const language = guessLanguage(terms);
  const words = [
    ...new Set(
      terms.filter(
        (term) =>
          !isFunctionWord(term, language || "en") && !isTalk(term) && !/\d/.test(term) && !isNumberWord(term),
      ),
    ),
  ];
  const numbers = numbersClaimed(folded, terms);
  const names = namesIn(text, language);
  const isEmpty = words.length === 0 && numbers.length === 0 && names.length === 0;
  if (ASKS.test(text)) return { terms, words, numbers, names, language, kind: "none" };
  const isNone = isEmpty || smallTalk(text) !== null;
  const kind = isRefusal(folded) ? "unknown" : isNone ? "none" : "claim";
  return { terms, words, numbers, names, language, kind };
}
