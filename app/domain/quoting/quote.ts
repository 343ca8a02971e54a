import { isFunctionWord } from "#app/domain/retrieval/function-words.ts";
import { parseQuery } from "#app/domain/retrieval/parse-query.ts";
import { chooseQuotes, type Quote } from "./choose-quotes.ts";
import type { AskedTerm } from "./comparer.ts";
import { curatedMatch } from "./curated-match.ts";
import { speaksOfIt } from "./speaks-of-it.ts";
import { escapeMarkdown } from "./escape-markdown.ts";
import type { QuotablePassage } from "./quotable-passage.ts";
import { questionKind } from "#app/domain/retrieval/question-kind.ts";

export interface QuoteInput {
  readonly question: string;
  /** Earlier questions of the visitor, oldest first. */
  readonly history?: readonly string[];
  readonly locale: string;
  /** Best first, up to eight. */
  readonly passages: readonly QuotablePassage[];
  readonly maxCharacters?: number;
  /** The terms of the search result; without them every term counts by its length alone. */
  readonly terms?: readonly { readonly term: string; readonly weight: number }[];
  /**
   * What a classifier trained on the bot's own pairs says: the pair that answers, or null when none does. Without it the phrasings
   * are compared.
   */
  readonly curated?: { readonly passageId: string; readonly confidence: number } | null;
  /** Below this confidence the answer is `unknown`. */
  readonly threshold?: number;
}

export interface Citation {
  readonly number: number;
  /** Where in the text of the passage the quoted part stands. */
  readonly highlight: { readonly start: number; readonly end: number };
}

export interface QuotedAnswer {
  readonly kind: "quoted" | "curated" | "unknown";
  /** Markdown; empty when unknown. */
  readonly text: string;
  readonly citations: readonly Citation[];
  /** How likely the passages answer the question, 0 to 1. */
  readonly confidence: number;
}

/** Answers below this confidence are not given. */
export const UNKNOWN_BELOW = 0.5;
const CURATED_FROM = 0.72;
const MOST_CHARACTERS = 300;
const MOST_PASSAGES = 8;
const SHORTEST_QUOTE = 40;
const LONGEST_QUOTE = 4000;

function askedTerms(input: QuoteInput): { asked: AskedTerm[]; language: string } {
  const parsed = parseQuery(input.question, input.history ?? [], [input.locale.slice(0, 2)]);
  const weights = new Map((input.terms ?? []).map(({ term, weight }) => [term, weight]));
  const asked = parsed.terms.map(({ term, share }) => ({
    term,
    weight: weights.get(term) ?? share * (isFunctionWord(term) ? 0.5 : 1 + Math.min(8, term.length) / 4),
  }));
  return { asked, language: parsed.language };
}

/** On one line; a part that was cut off at a comma says that it goes on. */
function asSentence(part: string): string {
  return part.replace(/\s*\n\s*/g, " ").replace(/\s*[,;،、，；]\s*$/u, " …");
}

function render(quotes: readonly Quote[]): string {
  let text = "";
  quotes.forEach((quote, index) => {
    const { passage, start, end } = quote;
    const before = quotes[index - 1];
    const follows = before !== undefined && before.passage.passageId === passage.passageId;
    const between = follows ? passage.text.slice(before.end, start) : "\n";
    const skipped = follows && between.trim() !== "";
    const separator = before === undefined ? "" : between.includes("\n") ? "\n\n" : skipped ? " … " : " ";
    const startsInside =
      !follows && /[^\s.!?:。！？؟]\s*$/u.test(passage.text.slice(0, start).trimEnd().slice(-1));
    text += `${separator}${startsInside ? "… " : ""}${escapeMarkdown(asSentence(passage.text.slice(start, end)))} [${passage.number}]`;
  });
  return text;
}

const UNKNOWN: QuotedAnswer = { kind: "unknown", text: "", citations: [], confidence: 0 };

/**
 * Answers a question from found passages without a model: the curated answer of a pair whose question fits, else the
 * sentences that most likely hold the answer, quoted exactly and cited one by one, else `unknown`. Never throws.
 */
export function quote(input: QuoteInput): QuotedAnswer {
  const { asked, language } = askedTerms(input);
  // A pair whose question is another one is quoted only for what its answer says.
  const passages = input.passages
    .slice(0, MOST_PASSAGES)
    .filter(
      (passage) => input.curated !== null || !passage.questions || speaksOfIt(passage, asked, language),
    );
  const curated =
    input.curated === null
      ? undefined
      : curatedMatch(input.question, passages, asked, language, input.curated);
  if (curated !== undefined && (input.curated || curated.confidence >= CURATED_FROM)) {
    const { passage, confidence } = curated;
    const highlight = { start: 0, end: passage.text.length };
    return {
      kind: "curated",
      text: passage.text,
      citations: [{ number: passage.number, highlight }],
      confidence,
    };
  }
  const confidence = passages.reduce((most, passage) => Math.max(most, passage.score), 0);
  if (passages.length === 0 || asked.length === 0 || confidence < (input.threshold ?? UNKNOWN_BELOW))
    return { ...UNKNOWN, confidence };
  const budget = Math.min(LONGEST_QUOTE, Math.max(SHORTEST_QUOTE, input.maxCharacters ?? MOST_CHARACTERS));
  const quotes = chooseQuotes(passages, asked, {
    kind: questionKind(input.question),
    locale: input.locale,
    language,
    budget,
  });
  if (quotes.length === 0) return { ...UNKNOWN, confidence };
  const citations = quotes.map(({ passage, start, end }) => ({
    number: passage.number,
    highlight: { start, end },
  }));
  return { kind: "quoted", text: render(quotes), citations, confidence };
}
