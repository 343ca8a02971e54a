import { AnswerChecker, type CheckedSentence } from "#app/domain/answer/answer-checker.ts";
import type { CitablePassage } from "#app/domain/answer/judge-piece.ts";
import { createCitationFilter } from "#app/domain/quoting/citation-filter.ts";

type Highlights = Record<number, { start: number; end: number }>;

/** The way of an answer's text from whoever writes it to its reader. */
export interface AnswerText {
  push(delta: string): string;
  /** `isWhole`: it was not cut off. */
  end(isWhole: boolean): string;
  readonly cited: readonly number[];
  readonly highlights: Highlights;
  /** Only of models: what was quoted needs no check. */
  readonly sentences?: readonly CheckedSentence[];
  /** The answer says no more than that it does not know. */
  readonly isUnknown: boolean;
}

/** The text of a model: marks of passages that it was not given are dropped, its sentences are held against those it was. */
export class ModelText implements AnswerText {
  readonly #filter: ReturnType<typeof createCitationFilter>;
  readonly #checker: AnswerChecker;

  constructor(options: ConstructorParameters<typeof AnswerChecker>[0]) {
    this.#filter = createCitationFilter(numbersOf(options.passages));
    this.#checker = new AnswerChecker(options);
  }

  push(delta: string): string {
    return this.#checker.push(this.#filter.push(delta));
  }

  end(isWhole: boolean): string {
    return this.#checker.push(this.#filter.end()) + this.#checker.end(isWhole);
  }

  get cited(): readonly number[] {
    return this.#checker.cited;
  }
  get highlights(): Highlights {
    return this.#checker.highlights;
  }
  get sentences(): readonly CheckedSentence[] {
    return this.#checker.sentences;
  }
  get isUnknown(): boolean {
    return this.#checker.isUnknown;
  }
}

/** The text of the answerer that quotes: it says itself where its quotations stand. */
export class QuotedText implements AnswerText {
  readonly highlights: Highlights = {};
  readonly isUnknown = false;
  readonly #filter: ReturnType<typeof createCitationFilter>;

  constructor(passages: readonly CitablePassage[]) {
    this.#filter = createCitationFilter(numbersOf(passages));
  }

  push(delta: string): string {
    return this.#filter.push(delta);
  }
  end(): string {
    return this.#filter.end();
  }
  get cited(): readonly number[] {
    return this.#filter.cited;
  }
}

const numbersOf = (passages: readonly CitablePassage[]) => new Set(passages.map((passage) => passage.number));
