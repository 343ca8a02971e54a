import { isFunctionWord } from "#app/domain/retrieval/function-words.ts";
import { guessLanguage } from "#app/domain/retrieval/language.ts";
import { termsOf } from "#app/domain/retrieval/tokenize.ts";

const LATIN_ONLY = /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u;
/** Fewer words of grammar do not tell one Latin language from another. */
const ENOUGH_WORDS = 2;

const grammarWords = (terms: readonly string[], language: string): number =>
  terms.reduce((sum, term) => sum + (isFunctionWord(term, language) ? 1 : 0), 0);

/** Whether terms are surely of another language than the given one; false when that cannot be told. */
export function isOtherLanguage(terms: readonly string[], language: string): boolean {
  const guess = guessLanguage(terms);
  if (guess === "" || language === "" || guess === language) return false;
  if (!LATIN_ONLY.test(terms.join(""))) return true;
  const own = grammarWords(terms, guess);
  return own >= ENOUGH_WORDS && own > 1.5 * grammarWords(terms, language);
}

/** The language in which a question is asked, two letters; the given one when its words do not tell. */
export function questionLanguage(question: string, otherwise: string): string {
  const terms = termsOf(question);
  return isOtherLanguage(terms, otherwise.slice(0, 2)) ? guessLanguage(terms) : otherwise;
}
