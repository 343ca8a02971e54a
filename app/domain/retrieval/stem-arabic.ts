/** Article, conjunctions and prepositions written as one word with the next, longest first. */
const PREFIXES = ["وبال", "وكال", "فبال", "وال", "فال", "بال", "كال", "ولل", "لل", "ال"];
const SINGLE_PREFIXES = ["و", "ف", "ب", "ل"];
const SUFFIXES = [
  "تهما",
  "اتها",
  "اتهم",
  "هما",
  "تها",
  "تهم",
  "ات",
  "ان",
  "ون",
  "ين",
  "ها",
  "هم",
  "هن",
  "كم",
  "نا",
  "وا",
  "يه",
  "ته",
  "ه",
  "ي",
  "ا",
];

function withoutPrefix(word: string): string {
  for (const prefix of PREFIXES) {
    if (word.startsWith(prefix) && word.length - prefix.length >= 3) return word.slice(prefix.length);
  }
  for (const prefix of SINGLE_PREFIXES) {
    if (word.startsWith(prefix) && word.length >= 5) return word.slice(1);
  }
  return word;
}

function withoutSuffix(word: string): string {
  for (const suffix of SUFFIXES) {
    if (word.endsWith(suffix) && word.length - suffix.length >= 3) return word.slice(0, -suffix.length);
  }
  return word;
}

/** An Arabic word without attached article, conjunction, preposition and the usual endings of number and possession. */
export function stemArabic(word: string): string {
  return withoutSuffix(withoutPrefix(word));
}
