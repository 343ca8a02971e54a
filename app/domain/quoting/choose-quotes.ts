import { sentences } from "#app/domain/chunking/sentences.ts";
import { termsOf } from "#app/domain/retrieval/tokenize.ts";
import { clausesOf } from "./clauses.ts";
import { type AskedTerm, Comparer } from "./comparer.ts";
import { hasAnswerKind, type QuestionKind } from "#app/domain/retrieval/question-kind.ts";
import type { QuotablePassage } from "./quotable-passage.ts";

/** What a neighbouring sentence, a heading or the rest of a long sentence adds to a part that lacks a term. */
const FROM_BEFORE = 0.6;
const FROM_AFTER = 0.1;
const FROM_HEADINGS = 0.4;
const FROM_SENTENCE = 0.9;
/** For a number, date or name when the question asks for one, and for words that the question does not have. */
const KIND_BONUS = 0.15;
const FRESH_BONUS = 0.1;
const ENOUGH_FRESH = 3;
/** How sharply a better score makes a part likelier. */
const SHARPNESS = 1 / 0.16;
/** What a passage behind the best one loses, by log odds. */
const BEHIND = 0.1;
const PASSAGES = 4;
/** Parts that are this much less likely than the best one are left out. */
const LEAST_LIKELY = 0.02;
const LEAST_LIKELY_LINE = 0.4;
/** A second source is quoted only when it is nearly as likely: people read every sentence as a part of the answer. */
const LEAST_LIKELY_ELSEWHERE = 0.25;
/** Longer sentences are quoted in parts. */
const LONG_SENTENCE = 220;
const MOST_PARTS = 40;

/** An exact part of a passage. */
export interface Quote {
  readonly passage: QuotablePassage;
  readonly start: number;
  readonly end: number;
  readonly score: number;
  /** Where its sentence starts and ends. */
  readonly sentence: number;
  readonly sentenceEnd: number;
  readonly isLine: boolean;
  /** Where the line stands that introduces it, as "We accept:" does. */
  readonly introducedAt: number | undefined;
}

/** Log odds, bounded. */
function logit(probability: number): number {
  const bounded = Math.min(0.9999, Math.max(0.0001, probability));
  return Math.log(bounded / (1 - bounded));
}

interface Unit {
  readonly sentence: number;
  readonly sentenceEnd: number;
  readonly start: number;
  readonly end: number;
  /** How well each term of the question is found, 0 to 1. */
  readonly found: Float64Array;
  readonly fresh: number;
  readonly hasKind: boolean;
  /** A list item or table row, which answers as itself. */
  readonly isLine: boolean;
  /** Ends with a colon: what follows belongs to it. */
  readonly introduces: boolean;
}

interface Task {
  readonly asked: readonly AskedTerm[];
  readonly comparer: Comparer;
  readonly kind: QuestionKind;
  readonly locale: string;
  readonly budget: number;
}

function isWholeLine(text: string, start: number, end: number): boolean {
  const before = start === 0 || text.charAt(start - 1) === "\n";
  const after = end === text.length || text.charAt(end) === "\n";
  return (
    before &&
    after &&
    !(start === 0 && end === text.length) &&
    !/[.!?。！？؟।]["')\]»”]?$/.test(text.slice(start, end))
  );
}

function unitsOf(passage: QuotablePassage, { comparer, kind, locale, budget }: Task): Unit[] {
  return sentences(passage.text, locale).flatMap((sentence): Unit[] => {
    const whole = comparer.foundIn(termsOf(sentence.text));
    const ranges =
      sentence.end - sentence.start > Math.min(LONG_SENTENCE, budget)
        ? clausesOf(passage.text, sentence, budget)
        : [sentence];
    return ranges.map(({ start, end }): Unit => {
      const text = passage.text.slice(start, end);
      const own = ranges.length === 1 ? whole : comparer.foundIn(termsOf(text));
      const found = own.found.map((value, term) => Math.max(value, FROM_SENTENCE * (whole.found[term] ?? 0)));
      const isLine = ranges.length === 1 && isWholeLine(passage.text, start, end);
      const hasKind = hasAnswerKind(text, kind);
      return {
        sentence: sentence.start,
        sentenceEnd: sentence.end,
        start,
        end,
        found,
        fresh: own.fresh,
        hasKind,
        isLine,
        introduces: /[:：]$/.test(text),
      };
    });
  });
}

function scoreUnits(units: readonly Unit[], head: Float64Array, { asked, kind }: Task): number[] {
  const total = asked.reduce((sum, term) => sum + term.weight, 0) || 1;
  return units.map((unit, index) => {
    const before = units[index - 1];
    const leansOn = before !== undefined && (!unit.isLine || before.introduces) ? before.found : undefined;
    const goesOn = unit.isLine ? undefined : units[index + 1]?.found;
    let score = 0;
    asked.forEach(({ weight }, term) => {
      const near = Math.max(
        FROM_BEFORE * (leansOn?.[term] ?? 0),
        FROM_AFTER * (goesOn?.[term] ?? 0),
        FROM_HEADINGS * (head[term] ?? 0),
      );
      score += weight * Math.max(unit.found[term] ?? 0, near);
    });
    const kindBonus = kind !== "other" && unit.hasKind ? KIND_BONUS : 0;
    return score / total + kindBonus + (unit.fresh >= ENOUGH_FRESH ? FRESH_BONUS : 0);
  });
}

interface Scored extends Quote {
  readonly likelihood: number;
}

/** Shares of one: how likely each unit holds the answer. */
function likelihoods(scored: readonly Quote[]): Scored[] {
  const most = scored.reduce((best, { score }) => Math.max(best, score), Number.NEGATIVE_INFINITY);
  const raw = scored.map(({ score }) => Math.exp((score - most) * SHARPNESS));
  const sum = raw.reduce((a, b) => a + b, 0) || 1;
  return scored.map((quote, index) => ({ ...quote, likelihood: (raw[index] ?? 0) / sum }));
}

/** Lines of a list are as likely as the line that introduces them. */
function withLists(scored: readonly Scored[]): Scored[] {
  return scored.map((quote) => {
    if (quote.introducedAt === undefined) return quote;
    const head = scored.find(
      ({ passage, start }) => passage === quote.passage && start === quote.introducedAt,
    );
    return head !== undefined && head.likelihood > quote.likelihood
      ? { ...quote, likelihood: head.likelihood * 0.99 }
      : quote;
  });
}

/** With the space before it, which counts when two parts are joined again. */
const sizeOf = (quote: Quote): number => quote.end - quote.start + 1;

/** Of the likelihood of the best part, what another one must have to be quoted beside it. */
function leastShare(unit: Quote, best: Quote): number {
  if (unit.isLine) return LEAST_LIKELY_LINE;
  return unit.passage === best.passage ? LEAST_LIKELY : LEAST_LIKELY_ELSEWHERE;
}

/** The units that together most likely hold the answer within the budget; the best one is always among them. */
function fill(scored: readonly Scored[], budget: number): Scored[] {
  const order = [...scored].sort(
    (a, b) => b.likelihood - a.likelihood || a.passage.number - b.passage.number || a.start - b.start,
  );
  const first = order[0];
  if (first === undefined) return [];
  const rest = order
    .slice(1, MOST_PARTS)
    .filter((unit) => unit.likelihood >= leastShare(unit, first) * first.likelihood);
  let space = Math.max(0, budget - (first.end - first.start));
  const table = Array.from({ length: space + 1 }, () => 0);
  const taken: Uint8Array[] = [];
  rest.forEach((unit) => {
    const size = sizeOf(unit);
    const own = new Uint8Array(space + 1);
    taken.push(own);
    for (let room = space; room >= size; room -= 1) {
      const value = (table[room - size] ?? 0) + unit.likelihood;
      if (value > (table[room] ?? 0)) {
        table[room] = value;
        own[room] = 1;
      }
    }
  });
  const chosen = [first];
  for (let index = rest.length - 1; index >= 0; index -= 1) {
    const unit = rest[index];
    if (unit === undefined || taken[index]?.[space] !== 1) continue;
    chosen.push(unit);
    space -= sizeOf(unit);
  }
  return chosen;
}

/** Where there is room, a sentence of which parts were chosen is quoted whole, which reads better. */
function completed(chosen: readonly Scored[], budget: number): Quote[] {
  let room = budget - chosen.reduce((sum, quote) => sum + sizeOf(quote), -1);
  const result: Quote[] = [...chosen];
  for (const { passage, sentence, sentenceEnd } of chosen) {
    const parts = result.filter((quote) => quote.passage === passage && quote.sentence === sentence);
    const [first] = parts;
    const missing = sentenceEnd - sentence + 1 - parts.reduce((sum, quote) => sum + sizeOf(quote), 0);
    if (first === undefined || missing <= 0 || missing > room) continue;
    room -= missing;
    for (const part of parts) result.splice(result.indexOf(part), 1);
    result.push({ ...first, start: sentence, end: sentenceEnd });
  }
  return result;
}

/** Parts of one sentence that follow each other become one again. */
function joined(quotes: readonly Quote[]): Quote[] {
  const result: Quote[] = [];
  for (const quote of quotes) {
    const last = result.at(-1);
    const between =
      last?.passage === quote.passage ? quote.passage.text.slice(last.end, quote.start) : undefined;
    const continues =
      last !== undefined && between !== undefined && /^ ?$/.test(between) && last.sentence === quote.sentence;
    if (continues)
      result[result.length - 1] = { ...last, end: quote.end, score: Math.max(last.score, quote.score) };
    else result.push(quote);
  }
  return result;
}

/** The exact parts of the passages that most likely answer the question, at most `budget` characters in all. */
export function chooseQuotes(
  passages: readonly QuotablePassage[],
  asked: readonly AskedTerm[],
  options: {
    readonly kind: QuestionKind;
    readonly locale: string;
    readonly language: string;
    readonly budget: number;
  },
): Quote[] {
  const task: Task = { ...options, asked, comparer: new Comparer(asked, options.language) };
  const top = passages[0]?.score ?? 0;
  const all = passages.slice(0, PASSAGES).flatMap((passage) => {
    const units = unitsOf(passage, task);
    const head = task.comparer.foundIn(termsOf([passage.title, ...passage.headings].join(" \n "))).found;
    const scores = scoreUnits(units, head, task);
    const behind = BEHIND * (logit(top) - logit(passage.score));
    let introducedAt: number | undefined;
    return units.map(({ sentence, sentenceEnd, start, end, isLine, introduces }, index): Quote => {
      if (!isLine || introduces) introducedAt = undefined;
      const quote = {
        passage,
        sentence,
        sentenceEnd,
        start,
        end,
        isLine,
        introducedAt,
        score: (scores[index] ?? 0) - behind,
      };
      if (introduces) introducedAt = start;
      return quote;
    });
  });
  const chosen = completed(fill(withLists(likelihoods(all)), options.budget), options.budget);
  return joined(chosen.sort((a, b) => a.passage.number - b.passage.number || a.start - b.start));
}
