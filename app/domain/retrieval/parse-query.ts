import { fold } from "./fold.ts";
import { isFunctionWord, withoutUnspacedGrammar } from "./function-words.ts";
import { guessLanguage } from "./language.ts";
import { termsOf } from "./tokenize.ts";
import { isPair } from "./term-kind.ts";

/** No more terms of a question are looked up. */
export const MOST_QUERY_TERMS = 32;
/** A name or number that a passage lacks tells more than another word. */
const NAME = 1.3;
/** A pair of characters across two words tells less than one within a word. */
const ACROSS_WORDS = 0.5;
const LONGEST_QUERY = 10_000;

/** A term of a question. */
export interface QueryTerm {
  readonly term: string;
  /** 1 for a word of the question, more for a name, less for what an earlier question adds. */
  readonly share: number;
  /** The number of the term that stands right before it in the question, or -1. */
  readonly after: number;
}

/** A question as it is looked up. */
export interface ParsedQuery {
  readonly language: string;
  readonly terms: readonly QueryTerm[];
}

function languageOfTerms(terms: readonly string[], fallback: readonly string[]): string {
  return guessLanguage(terms) || (fallback[0] ?? "");
}

/** Subject words of a text in order; all its words when it consists of grammar only. */
function subjectTerms(text: string, fallback: readonly string[]): { terms: string[]; language: string } {
  const folded = fold(text.slice(0, LONGEST_QUERY));
  const all = termsOf(folded);
  const language = languageOfTerms(all, fallback);
  const cut = termsOf(withoutUnspacedGrammar(folded));
  const subject = cut.filter((term) => !isFunctionWord(term, language));
  return { terms: subject.length > 0 ? subject : all, language };
}

/** Words with which people go on from the question before. */
const CONTINUES =
  /^(?:and|but|or|what about|how about|y|pero|o|et|mais|ou|und|aber|oder|e|mas|ma|и|а|но|و|ماذا عن|وماذا|ve|ya|en|maar|और|तो|那|那么|呢|では|じゃあ|それ|그리고|그럼)(?=[\s،,]|$)|呢[？?]?$/u;
const REFERS =
  /(?:^|\s)(?:it|its|they|them|their|he|she|him|her|his|this|that|these|those|there|then|one|ones|el|ella|ellos|ellas|eso|esto|esa|ese|su|sus|ahi|alli|lo|il|elle|ils|elles|cela|ca|son|sa|ses|leur|leurs|er|sie|es|dies|dort|ihr|ihre|ele|ela|eles|elas|isso|هو|هي|هم|ذلك|هذا|هذه|هناك)(?=[\s?؟.,!]|$)|[它他她们們]|それ|これ|あれ/u;

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;
const CAPITAL = /^\p{Lu}/u;
const SHORT_FORM = /\p{Lu}.*\p{Lu}/u;
const NUMBER = /\d/;
/** A question in which more words are capitals has them by habit, not to mark names. */
const MOST_CAPITALS = 0.6;

/** The folded terms that are written as names, short forms or numbers; German writes every noun so and has none. */
function namesIn(text: string, language: string): ReadonlySet<string> {
  const words = text.slice(0, LONGEST_QUERY).match(WORD) ?? [];
  const capitals = words.filter((word) => CAPITAL.test(word)).length;
  const marked = language !== "de" && capitals <= Math.max(1, words.length * MOST_CAPITALS);
  const names = words.filter(
    (word, index) => NUMBER.test(word) || (marked && (index === 0 ? SHORT_FORM : CAPITAL).test(word)),
  );
  return new Set(names.flatMap(termsOf));
}

let dictionary: Intl.Segmenter | undefined;

/** The pairs of characters that lie within one word of a dictionary; others only happen to stand together. */
function pairsWithinWords(folded: string): ReadonlySet<string> {
  dictionary ??= new Intl.Segmenter("zh", { granularity: "word" });
  const pairs = new Set<string>();
  for (const { segment } of dictionary.segment(folded)) {
    const characters = Array.from(segment);
    for (let i = 0; i + 1 < characters.length; i += 1) pairs.add(`${characters[i]}${characters[i + 1]}`);
  }
  return pairs;
}

function needsHistory(text: string, subject: readonly string[]): boolean {
  const folded = fold(text).trim();
  return subject.length <= 1 || CONTINUES.test(folded) || (subject.length <= 4 && REFERS.test(folded));
}

/**
 * Splits a question into the terms to look up; when it leans on what was said before, terms of the last
 * questions in `history` (oldest first) are added with half their weight. Never throws.
 */
export function parseQuery(
  text: string,
  history: readonly string[] = [],
  fallbackLanguages: readonly string[] = [],
): ParsedQuery {
  const own = subjectTerms(text, fallbackLanguages);
  const within = own.terms.some(isPair) ? pairsWithinWords(fold(text.slice(0, LONGEST_QUERY))) : undefined;
  const names = namesIn(text, own.language);
  const terms: QueryTerm[] = [];
  const known = new Map<string, number>();
  const add = (list: readonly string[], share: number): void => {
    let after = -1;
    for (const term of list) {
      const at = known.get(term);
      if (at === undefined) {
        known.set(term, terms.length);
        const loose = within !== undefined && isPair(term) && !within.has(term);
        const factor = loose ? ACROSS_WORDS : names.has(term) ? NAME : 1;
        terms.push({ term, share: share * factor, after });
      }
      after = known.get(term) ?? -1;
    }
  };
  add(own.terms, 1);
  if (history.length > 0 && needsHistory(text, own.terms)) {
    [...history]
      .slice(-2)
      .reverse()
      .forEach((earlier, index) => {
        add(subjectTerms(earlier, [own.language]).terms, index === 0 ? 0.5 : 0.25);
      });
  }
  return { language: own.language, terms };
}
