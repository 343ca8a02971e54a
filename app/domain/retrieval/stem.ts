import { stemArabic } from "./stem-arabic.ts";
import { stemEnglish } from "./stem-english.ts";
import { stemBySuffix } from "./stem-by-suffix.ts";

const HAS_DIGIT = /\d/;

/**
 * The part of a folded word that its inflections share, for matching only. Words of languages without a stemmer,
 * numbers and very short words stay as they are.
 */
export function stem(word: string, language: string): string {
  if (word.length < 3 || HAS_DIGIT.test(word)) return word;
  if (language === "en") return stemEnglish(word);
  if (language === "ar" || language === "fa") return stemArabic(word);
  return stemBySuffix(word, language);
}
