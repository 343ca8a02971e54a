import { isOtherLanguage } from "#app/domain/answer/answer-language.ts";
import { guessLanguage } from "#app/domain/retrieval/language.ts";
import { termsOf } from "#app/domain/retrieval/tokenize.ts";

/** Enough to tell a language by, in characters. */
const SAMPLE = 4_000;

/** In which language a page is written, two letters: as it says itself, unless its words surely say another one. */
export function pageLanguage(said: string, text: string): string {
  const terms = termsOf(text.slice(0, SAMPLE));
  const guess = guessLanguage(terms);
  if (said === "") return guess || "en";
  return isOtherLanguage(terms, said) ? guess : said;
}
