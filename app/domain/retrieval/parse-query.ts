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
const SHARED = 0.5;
const ENDING = 0.5;
const LONGEST_QUERY = 10_000;
/** What the last question and the one before it add to one that leans on them. */
const FROM_LAST = 0.5;
const FROM_EARLIER = 0.25;
/** What the words of "how much is it?" count beside those of the question that it is about. */
const GRAMMAR_ALONE = 0.3;

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

interface Subject {
  readonly terms: readonly string[];
  /** True when the text has no other words than those of grammar. */
  readonly isGrammar: boolean;
  readonly language: string;
}

/** Subject words of a text in order; all its words when it consists of grammar only. */
function subjectTerms(text: string, fallback: readonly string[]): Subject {
  const folded = fold(text.slice(0, LONGEST_QUERY));
  const all = termsOf(folded);
  const language = languageOfTerms(all, fallback);
  const cut = termsOf(withoutUnspacedGrammar(folded));
  const subject = cut.filter((term) => !isFunctionWord(term, language));
  const isGrammar = subject.length === 0;
  return { terms: isGrammar ? all : subject, isGrammar, language };
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

const HIRAGANA_ONLY = /^[\u3040-\u309f]+$/;
const KATAKANA_RUN = /[\u30a1-\u30fa\u30fc]{2,}/g;

/**
 * What share each pair of characters has that lies within one word of a dictionary; others only happen to stand
 * together. The pairs of a long word share what the word tells; Japanese endings tell little.
 */
function pairsWithinWords(folded: string): ReadonlyMap<string, number> {
  dictionary ??= new Intl.Segmenter("zh", { granularity: "word" });
  const pairs = new Map<string, number>();
  const words = [...dictionary.segment(folded)].map(({ segment }) => segment);
  for (const word of [...(folded.match(KATAKANA_RUN) ?? []), ...words]) {
    const characters = Array.from(word);
    const share = (characters.length - 1) ** -SHARED;
    for (let i = 0; i + 1 < characters.length; i += 1) {
      const pair = `${characters[i]}${characters[i + 1]}`;
      if (!pairs.has(pair)) pairs.set(pair, HIRAGANA_ONLY.test(pair) ? share * ENDING : share);
    }
  }
  return pairs;
}

/** In Arabic "and" is written as one word with the next. */
const CONTINUES_ATTACHED = /^و\p{L}{3}/u;
const SHORT = 4;

/** About how many words the subject has: in scripts without spaces a word gives about two pairs. */
function wordsIn(terms: readonly string[]): number {
  const pairs = terms.filter(isPair).length;
  return terms.length - pairs / 2;
}

function needsHistory(text: string, { terms, isGrammar, language }: Subject): boolean {
  const folded = fold(text)
    .trim()
    .replace(/^[¿¡"'«(]+/, "");
  const words = wordsIn(terms);
  if (isGrammar || words <= 1 || CONTINUES.test(folded)) return true;
  return words <= SHORT && (REFERS.test(folded) || (language === "ar" && CONTINUES_ATTACHED.test(folded)));
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
        const inWord =
          within !== undefined && isPair(term) && term.length > 1 ? (within.get(term) ?? ACROSS_WORDS) : 1;
        const factor = names.has(term) ? NAME : inWord;
        terms.push({ term, share: share * factor, after });
      }
      after = known.get(term) ?? -1;
    }
  };
  const leans = history.length > 0 && needsHistory(text, own);
  const [ownShare, lastShare] = leans && own.isGrammar ? [GRAMMAR_ALONE, 1] : [1, FROM_LAST];
  add(own.terms, ownShare);
  if (leans) {
    [...history]
      .slice(-2)
      .reverse()
      .forEach((earlier, index) => {
        add(subjectTerms(earlier, [own.language]).terms, index === 0 ? lastShare : FROM_EARLIER);
      });
  }
  return { language: own.language, terms };
}
