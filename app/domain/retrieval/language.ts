import { isFunctionWord, LANGUAGES_WITH_FUNCTION_WORDS } from "./function-words.ts";

const SCRIPTS: readonly (readonly [pattern: RegExp, languages: readonly string[]])[] = [
  [/[\u3040-\u30ff]/, ["ja"]],
  [/[\u3400-\u9fff\uf900-\ufaff]/, ["zh"]],
  [/[\uac00-\ud7af]/, ["ko"]],
  [/[\u0600-\u06ff]/, ["ar", "fa"]],
  [/[\u0590-\u05ff]/, ["he"]],
  [/[\u0400-\u04ff]/, ["ru"]],
  [/[\u0370-\u03ff]/, ["el"]],
  [/[\u0900-\u097f]/, ["hi"]],
  [/[\u0e00-\u0e7f]/, ["th"]],
];
const OTHER_SCRIPT_LANGUAGES = new Set(SCRIPTS.flatMap(([, languages]) => languages));
const LATIN_LANGUAGES = LANGUAGES_WITH_FUNCTION_WORDS.filter(
  (language) => !OTHER_SCRIPT_LANGUAGES.has(language),
);
const LETTER = /\p{L}/u;
const SAMPLE = 400;

function mostFrequent(
  languages: readonly string[],
  terms: readonly string[],
): { language: string; share: number } {
  let best = { language: languages[0] ?? "", share: 0 };
  const words = terms.slice(0, SAMPLE);
  for (const language of languages) {
    const hits = words.reduce((sum, term) => sum + (isFunctionWord(term, language) ? 1 : 0), 0);
    const share = words.length === 0 ? 0 : hits / words.length;
    if (share > best.share) best = { language, share };
  }
  return best;
}

function scriptOf(term: string): readonly string[] | undefined {
  return SCRIPTS.find(([pattern]) => pattern.test(term))?.[1];
}

/** How many terms are written in each script; undefined stands for Latin and all others. */
function countScripts(terms: readonly string[]): Map<readonly string[] | undefined, number> {
  const counts = new Map<readonly string[] | undefined, number>();
  for (const term of terms.slice(0, SAMPLE)) {
    if (!LETTER.test(term)) continue;
    const script = scriptOf(term);
    counts.set(script, (counts.get(script) ?? 0) + 1);
  }
  return counts;
}

/**
 * The likeliest language of folded terms by script and grammar words, two letters; empty when nothing tells.
 */
export function guessLanguage(terms: readonly string[]): string {
  const counts = countScripts(terms);
  const [script, most] = [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [
    undefined,
    0,
  ] as const);
  const kana = [...counts].find(([other]) => other?.[0] === "ja")?.[1] ?? 0;
  const usual = script?.[0] ?? "";
  // Japanese mixes its own letters with Chinese characters.
  if (usual === "zh" && kana > most / 10) return "ja";
  if (script?.length === 1) return usual;
  const guess = mostFrequent(script ?? LATIN_LANGUAGES, terms);
  return guess.share > 0 ? guess.language : usual;
}
