import { AnswerPieces, type AnswerPiece } from "./answer-pieces.ts";
import { PieceJudge, type CitablePassage, type Judgement } from "./judge-piece.ts";
import { highlightOf } from "./highlight.ts";

/** A sentence of an answer with what was found of it. */
export interface CheckedSentence {
  text: string;
  cites: number[];
  isSupported: boolean;
  isDropped: boolean;
}

interface Held {
  piece: AnswerPiece;
  record: CheckedSentence;
  isHead: boolean;
  /** Something that it introduced was left out. */
  isSpoiled: boolean;
}

export interface CheckerOptions {
  /** Best first. */
  passages: readonly CitablePassage[];
  /** What the visitor asked, now and before. */
  asked: string;
  locale: string;
  /** Only what the passages support is let through, sentence by sentence; otherwise everything, at once. */
  isStrict: boolean;
}

/** Of two stretches of white space the one that separates more. */
const wider = (a: string, b: string): string => (b.split("\n").length > a.split("\n").length ? b : a);

/**
 * Lets the text of a model through, sentence by sentence held against the passages that it was given. A sentence that cites no
 * passage, or one that does not hold it, although another passage does, gets the number of the best passage that holds it alone
 * behind its end. When the answer is strict, what no passage holds is left out, and what only introduces or greets waits until
 * something supported follows.
 */
export class AnswerChecker {
  readonly sentences: CheckedSentence[] = [];
  /** Numbers of the passages that what was let through rests on, in the order in which they came. */
  readonly cited: number[] = [];
  /** The sentence of a cited passage that is most like what was said of it first. */
  readonly highlights: Record<number, { start: number; end: number }> = {};
  readonly #options: CheckerOptions;
  readonly #pieces: AnswerPieces;
  readonly #judge: PieceJudge;
  #held: Held[] = [];
  /** White space before what was left out. */
  #space = "";
  /** Characters of the unfinished piece, with the space before it, that were let through already. */
  #shown = 0;
  #hasSaid = false;
  #isFirst = true;
  #dropped = 0;

  constructor(options: CheckerOptions) {
    this.#options = options;
    this.#pieces = new AnswerPieces(options.locale);
    this.#judge = new PieceJudge(options.passages, options.asked);
  }

  /** Whether the answer says no more than that it does not know. */
  isUnknown = false;

  /** What of the answer may be shown now. */
  push(delta: string): string {
    const text = this.#takeAll(this.#pieces.push(delta));
    return this.#options.isStrict ? text : text + this.#showRest();
  }

  /**
   * What may still be shown when the answer has ended. One that was cut off ends, when it is strict, with the last piece that was whole
   * and supported.
   */
  end(isWhole = true): string {
    const isCut = !isWhole && this.#options.isStrict;
    let text = isCut ? "" : this.#takeAll(this.#pieces.end());
    if (this.#dropped === 0 && !isCut) text += this.#release();
    for (const { record } of this.#held) record.isDropped = true;
    this.#held = [];
    const said = this.sentences.filter((sentence) => !sentence.isDropped);
    this.isUnknown = this.#refusals > 0 && said.length > 0 && this.#supported === 0;
    return text;
  }

  #refusals = 0;
  #supported = 0;

  #takeAll(pieces: readonly AnswerPiece[]): string {
    return pieces.map((piece) => this.#take(piece)).join("");
  }

  #take(piece: AnswerPiece): string {
    const judgement = this.#judge.judge(piece);
    const record: CheckedSentence = {
      text: piece.text,
      cites: [...judgement.cites, ...(judgement.found === undefined ? [] : [judgement.found])],
      isSupported: judgement.verdict !== "unsupported",
      isDropped: false,
    };
    this.sentences.push(record);
    if (judgement.verdict === "supported") this.#supported += 1;
    if (judgement.verdict === "unknown") this.#refusals += 1;
    if (!this.#options.isStrict) return this.#pass(piece, judgement);
    return this.#sift(piece, judgement, record);
  }

  /** Everything goes through; only the marks that are missing come in. */
  #pass(piece: AnswerPiece, judgement: Judgement): string {
    const whole = piece.before + piece.text;
    const rest = whole.slice(this.#shown);
    this.#shown = 0;
    this.#isFirst = false;
    this.#note(piece, judgement);
    return rest + markOf(piece, judgement);
  }

  #sift(piece: AnswerPiece, judgement: Judgement, record: CheckedSentence): string {
    const isHead = piece.kind === "head";
    if (judgement.verdict === "unsupported") {
      record.isDropped = true;
      this.#dropped += 1;
      this.#space = wider(this.#space, piece.before);
      for (const held of this.#held) held.isSpoiled = true;
      return "";
    }
    if (isHead) this.#forgetSpoiled();
    if (isHead || (judgement.verdict === "free" && !this.#hasSaid)) {
      this.#held.push({ piece, record, isHead, isSpoiled: false });
      return "";
    }
    this.#hasSaid = true;
    const text = this.#release() + this.#say(piece) + markOf(piece, judgement);
    this.#note(piece, judgement);
    return text;
  }

  /** A new heading begins something new: those before it that introduced only what was left out go. */
  #forgetSpoiled(): void {
    this.#held = this.#held.filter(({ isHead, isSpoiled, record, piece }) => {
      if (!isHead || !isSpoiled) return true;
      record.isDropped = true;
      this.#space = wider(this.#space, piece.before);
      return false;
    });
  }

  #release(): string {
    const held = this.#held;
    this.#held = [];
    return held.map(({ piece }) => this.#say(piece)).join("");
  }

  #say(piece: AnswerPiece): string {
    const before = this.#isFirst ? "" : wider(piece.before, this.#space);
    this.#isFirst = false;
    this.#space = "";
    return before + piece.text;
  }

  #note(piece: AnswerPiece, { cites, found, verdict }: Judgement): void {
    for (const number of [...cites, ...(found === undefined ? [] : [found])]) {
      if (this.cited.includes(number)) continue;
      this.cited.push(number);
      const passage = this.#options.passages.find((each) => each.number === number);
      if (passage && verdict === "supported")
        this.highlights[number] = highlightOf(passage.text, piece.text, this.#options.locale);
    }
  }

  /** The unfinished piece, but for white space at its end: a mark may come in before it. */
  #showRest(): string {
    const { rest } = this.#pieces;
    const end = rest.trimEnd().length;
    const text = end > this.#shown ? rest.slice(this.#shown, end) : "";
    this.#shown = Math.max(this.#shown, end);
    return text;
  }
}

/** Rows of tables and code have no place for a mark. */
function markOf(piece: AnswerPiece, { found }: Judgement): string {
  return found === undefined || piece.kind !== "sentence" ? "" : ` [${found}]`;
}
