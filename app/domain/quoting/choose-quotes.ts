import { sentences } from "#app/domain/chunking/sentences.ts";
import { likeness } from "#app/domain/retrieval/likeness.ts";
import { termsOf } from "#app/domain/retrieval/tokenize.ts";
import { clausesOf } from "./clauses.ts";
import { hasAnswerKind, type QuestionKind } from "./question-kind.ts";
import type { QuotablePassage } from "./quote.ts";

export const Q = {
  before: 0.35,
  after: 0.1,
  head: 0.4,
  kind: 0.15,
  fresh: 0.1,
  temp: 0.12,
  passage: 2,
  minP: 0.04,
  whole: 220,
  len: 0,
};

/** A term of the question and how much it says. */
export interface AskedTerm {
  readonly term: string;
  readonly weight: number;
}

/** An exact part of a passage. */
export interface Quote {
  readonly passage: QuotablePassage;
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

interface Unit {
  readonly start: number;
  readonly end: number;
  /** How well each term of the question is found, 0 to 1. */
  readonly found: Float64Array;
  readonly fresh: number;
  readonly hasKind: boolean;
}

function foundIn(
  terms: readonly string[],
  asked: readonly AskedTerm[],
  language: string,
  known: Map<string, Float64Array>,
): { found: Float64Array; fresh: number } {
  const found = new Float64Array(asked.length);
  let fresh = 0;
  for (const term of terms) {
    let likes = known.get(term);
    if (likes === undefined) {
      likes = Float64Array.from(asked, (wanted) => likeness(wanted.term, term, language));
      known.set(term, likes);
    }
    let most = 0;
    likes.forEach((value, index) => {
      if (value > (found[index] ?? 0)) found[index] = value;
      most = Math.max(most, value);
    });
    if (most < 0.5) fresh += 1;
  }
  return { found, fresh };
}

function unitsOf(
  passage: QuotablePassage,
  asked: readonly AskedTerm[],
  kind: QuestionKind,
  locale: string,
  language: string,
  budget: number,
): Unit[] {
  const known = new Map<string, Float64Array>();
  return sentences(passage.text, locale)
    .flatMap((sentence) =>
      sentence.end - sentence.start > Math.min(Q.whole, budget)
        ? clausesOf(passage.text, sentence, budget)
        : [sentence],
    )
    .map(({ start, end }) => {
      const text = passage.text.slice(start, end);
      return {
        start,
        end,
        ...foundIn(termsOf(text), asked, language, known),
        hasKind: hasAnswerKind(text, kind),
      };
    });
}

function scoreUnits(
  units: readonly Unit[],
  head: Float64Array,
  asked: readonly AskedTerm[],
  kind: QuestionKind,
): number[] {
  const total = asked.reduce((sum, term) => sum + term.weight, 0) || 1;
  return units.map((unit, index) => {
    let score = 0;
    asked.forEach(({ weight }, term) => {
      const near = Math.max(
        Q.before * (units[index - 1]?.found[term] ?? 0),
        Q.after * (units[index + 1]?.found[term] ?? 0),
        Q.head * (head[term] ?? 0),
      );
      score += weight * Math.max(unit.found[term] ?? 0, near);
    });
    const base = score / total;
    const kindBonus = kind !== "other" && unit.hasKind ? Q.kind : 0;
    return base + kindBonus + (unit.fresh >= 3 ? Q.fresh : 0);
  });
}

interface Scored extends Quote {
  readonly likelihood: number;
}

/** Shares of one: how likely each unit holds the answer. */
function likelihoods(scored: readonly Quote[]): Scored[] {
  const most = scored.reduce((best, { score }) => Math.max(best, score), Number.NEGATIVE_INFINITY);
  const raw = scored.map(({ score }) => Math.exp((score - most) / Q.temp));
  const sum = raw.reduce((a, b) => a + b, 0) || 1;
  return scored.map((quote, index) => ({ ...quote, likelihood: (raw[index] ?? 0) / sum }));
}

/** The units that together most likely hold the answer within the budget; the best one is always among them. */
function fill(scored: readonly Scored[], budget: number): Scored[] {
  const order = [...scored].sort(
    (a, b) => b.likelihood - a.likelihood || a.passage.number - b.passage.number || a.start - b.start,
  );
  const first = order[0];
  if (first === undefined) return [];
  const rest = order.slice(1, 40).filter((unit) => unit.likelihood >= Q.minP * first.likelihood);
  let space = Math.max(0, budget - (first.end - first.start));
  const table = Array.from({ length: space + 1 }, () => 0);
  const taken = rest.map(() => new Uint8Array(space + 1));
  rest.forEach((unit, index) => {
    const size = unit.end - unit.start;
    for (let room = space; room >= size; room -= 1) {
      const value = (table[room - size] ?? 0) + unit.likelihood;
      if (value > (table[room] ?? 0)) {
        table[room] = value;
        (taken[index] as Uint8Array)[room] = 1;
      }
    }
  });
  const chosen = [first];
  for (let index = rest.length - 1; index >= 0; index -= 1) {
    const unit = rest[index];
    if (unit === undefined || taken[index]?.[space] !== 1) continue;
    chosen.push(unit);
    space -= unit.end - unit.start;
  }
  return chosen;
}

export interface Choice {
  readonly quotes: readonly Quote[];
}

/** The exact parts of the passages that most likely answer the question, at most `budget` characters in all. */
export function chooseQuotes(
  passages: readonly QuotablePassage[],
  asked: readonly AskedTerm[],
  kind: QuestionKind,
  options: { locale: string; language: string; budget: number },
): Quote[] {
  const top = passages[0]?.score ?? 0;
  const all = passages.flatMap((passage) => {
    const units = unitsOf(passage, asked, kind, options.locale, options.language, options.budget);
    const head = foundIn(
      termsOf([passage.title, ...passage.headings].join(" \n ")),
      asked,
      options.language,
      new Map(),
    ).found;
    const scores = scoreUnits(units, head, asked, kind);
    return units.map(({ start, end }, index): Quote => ({
      passage,
      start,
      end,
      score: (scores[index] ?? 0) - Q.passage * (top - passage.score),
    }));
  });
  return fill(likelihoods(all), options.budget).sort(
    (a, b) => a.passage.number - b.passage.number || a.start - b.start,
  );
}
