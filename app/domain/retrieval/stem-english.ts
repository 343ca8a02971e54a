const VOWEL = /[aeiouy]/;

/** Derivations folded into one form, longest first; a rule applies when at least three letters remain. */
const DERIVATIONS: readonly (readonly [suffix: string, replacement: string])[] = [
  ["izations", "iz"],
  ["isations", "iz"],
  ["ization", "iz"],
  ["isation", "iz"],
  ["fulness", "ful"],
  ["ousness", "ous"],
  ["iveness", "iv"],
  ["ational", "at"],
  ["ations", "at"],
  ["ation", "at"],
  ["ators", "at"],
  ["ator", "at"],
  ["ments", ""],
  ["ment", ""],
  ["ness", ""],
  ["ities", ""],
  ["ity", ""],
  ["ically", "ic"],
  ["ical", "ic"],
  ["ions", ""],
  ["ion", ""],
  ["ives", ""],
  ["ive", ""],
  ["ising", "iz"],
  ["izing", "iz"],
  ["ised", "iz"],
  ["ized", "iz"],
  ["ise", "iz"],
  ["ize", "iz"],
  ["ably", ""],
  ["able", ""],
  ["ibly", ""],
  ["ible", ""],
  ["ally", "al"],
  ["ery", ""],
  ["ers", ""],
  ["er", ""],
  ["ors", ""],
  ["or", ""],
  ["ered", ""],
  ["ering", ""],
  ["ings", ""],
  ["ing", ""],
  ["edly", ""],
  ["ed", ""],
  ["ly", ""],
  ["es", ""],
  ["e", ""],
];

/** Verbs and nouns whose forms share no ending. */
const IRREGULAR = new Map(
  (
    "began begin begun begin broke break broken break brought bring built build bought buy caught catch chose choose chosen choose " +
    "came come drew draw drawn draw drove drive driven drive ate eat eaten eat fell fall fallen fall felt feel fought fight " +
    "found find flew fly flown fly gave give given give went go gone go grew grow grown grow held hold kept keep knew know known know " +
    "laid lay led lead left leave lent lend lost lose made make meant mean met meet paid pay ran run rode ride rose rise risen rise " +
    "said say sang sing sung sing sold sell sent send shot shoot showed show shown show sat sit slept sleep spoke speak spoken speak " +
    "spent spend stood stand stole steal stolen steal swam swim taught teach told tell thought think threw throw thrown throw took take " +
    "taken take understood understand woke wake won win wore wear worn wear wrote write written write " +
    "men man women woman children child people person feet foot teeth tooth mice mouse lives life wives wife leaves leaf " +
    "better good best good worse bad worst bad died die dying die dies die lying lie lies lie"
  )
    .split(" ")
    .reduce<[string, string][]>((pairs, word, index, all) => {
      if (index % 2 === 0) pairs.push([word, all[index + 1] ?? word]);
      return pairs;
    }, []),
);

function withoutPlural(word: string): string {
  if (word.length < 4 || !word.endsWith("s") || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith("ies")) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(?:ches|shes|sses|xes|zes)$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** Endings of inflection leave three letters; longer endings make new words and must leave more of the old one. */
function leavesEnough(base: string, suffix: string, word: string): boolean {
  if (suffix === "ery") return base.length >= 5;
  if (suffix === "ered" || suffix === "ering") return leavesEnough(base, "er", `${base}er`);
  const inflection = suffix === "e" || suffix === "es" || suffix === "ed" || suffix === "ing";
  return VOWEL.test(base) && base.length >= (inflection ? 3 : Math.min(5, Math.ceil(word.length / 2)));
}

function withoutDerivation(word: string): string {
  for (const [suffix, replacement] of DERIVATIONS) {
    if (!word.endsWith(suffix)) continue;
    const base = word.slice(0, -suffix.length);
    if (!leavesEnough(base, suffix, word)) continue;
    return base + replacement;
  }
  return word;
}

function evenEnding(word: string): string {
  const doubled = /([bcdfgklmnprt])\1$/.test(word) && word.length > 3 ? word.slice(0, -1) : word;
  if (doubled.length > 3 && doubled.endsWith("e")) return doubled.slice(0, -1);
  return doubled.length > 2 && /[^aeiou]y$/.test(doubled) ? `${doubled.slice(0, -1)}i` : doubled;
}

/** The common part of an English word's forms: plurals, tenses, irregular verbs and frequent derivations. */
export function stemEnglish(word: string): string {
  const regular = IRREGULAR.get(word) ?? word;
  return evenEnding(withoutDerivation(withoutPlural(regular)));
}
