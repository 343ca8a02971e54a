import { sentences } from "#app/domain/chunking/sentences.ts";

/** A part of an answer that stands or falls as a whole. */
export interface AnswerPiece {
  /** The white space before it. */
  readonly before: string;
  readonly text: string;
  /** "head" introduces what follows: a heading, the head of a table, a line that ends with a colon. */
  readonly kind: "sentence" | "head" | "row" | "code";
}

const SPACE = /^\s*/;
const FENCE = /^(`{3,}|~{3,})/;
const LIST_MARK = /^(?:[-*+•]|\d{1,3}[.)])[ \t]+/;
const TABLE_RULE = /^\|?[\s:|-]*-[\s:|-]*$/;
/** What still belongs to a sentence after its end: emphasis, brackets, marks of citations. */
const AFTER_END = /^[*_~`"'”’»)\]]*(?:[ \t]*\[\d{1,3}\])*[.。]?/;
const ONLY_MARKS = /^(?:\[\d{1,3}\]|\[\d{0,3}$|[\s*_~`"'”’»)\].])*$/;
/** Without one of these, nothing can have ended. */
const MAY_END = /[.!?…。！？؟।\n]/;

type Cut = { length: number; kind: AnswerPiece["kind"] } | null;

/** Cuts an answer that comes in deltas into pieces: sentences, items, rows of tables, blocks of code. */
export class AnswerPieces {
  #rest = "";
  #isLineStart = true;
  readonly #locale: string;

  constructor(locale: string) {
    this.#locale = locale;
  }

  /** What has come of the piece that is not whole yet. */
  get rest(): string {
    return this.#rest;
  }

  /** The pieces that are whole now. */
  push(delta: string): AnswerPiece[] {
    this.#rest += delta;
    // A sentence may have ended before this delta, and only its first letters tell.
    return MAY_END.test(this.#rest) ? this.#take(false) : [];
  }

  /** The pieces that are left. */
  end(): AnswerPiece[] {
    return this.#take(true);
  }

  #take(isEnd: boolean): AnswerPiece[] {
    const pieces: AnswerPiece[] = [];
    for (;;) {
      const before = SPACE.exec(this.#rest)?.[0] ?? "";
      const body = this.#rest.slice(before.length);
      if (body === "") return pieces;
      const isLineStart = this.#isLineStart || before.includes("\n");
      const cut = this.#cut(body, isLineStart, isEnd);
      if (!cut) return pieces;
      pieces.push({ before, text: body.slice(0, cut.length).trimEnd(), kind: cut.kind });
      this.#rest = body.slice(cut.length);
      this.#isLineStart = false;
    }
  }

  #cut(body: string, isLineStart: boolean, isEnd: boolean): Cut {
    if (isLineStart && FENCE.test(body)) return codeCut(body, isEnd);
    const lineEnd = body.indexOf("\n");
    const line = lineEnd < 0 ? body : body.slice(0, lineEnd);
    const isWhole = isEnd || lineEnd >= 0;
    if (isLineStart && line.startsWith("|")) return isWhole ? rowCut(body, line, isEnd) : null;
    if (isLineStart && /^#{1,6}\s/.test(line)) return isWhole ? { length: line.length, kind: "head" } : null;
    return this.#sentenceCut(line, isLineStart, isWhole);
  }

  #sentenceCut(line: string, isLineStart: boolean, isWhole: boolean): Cut {
    const mark = isLineStart ? (LIST_MARK.exec(line)?.[0].length ?? 0) : 0;
    const length = this.#sentenceLength(line, mark, isWhole);
    if (length === null) return null;
    const isHead = /[:：]\**\s*$/.test(line.slice(0, length));
    return { length, kind: isHead ? "head" : "sentence" };
  }

  /** Where the first sentence of a line ends, behind its marks; null while that cannot be told. */
  #sentenceLength(line: string, mark: number, isWhole: boolean): number | null {
    const [first, second] = sentences(line.slice(mark), this.#locale);
    if (!first) return isWhole ? line.length : null;
    const at = mark + first.end;
    const end = at + (AFTER_END.exec(line.slice(at))?.[0].length ?? 0);
    if (ONLY_MARKS.test(line.slice(end))) return isWhole ? line.length : null;
    return second || isWhole ? end : null;
  }
}

function codeCut(body: string, isEnd: boolean): Cut {
  const fence = FENCE.exec(body)?.[0] ?? "";
  const close = body.indexOf(`\n${fence}`, fence.length);
  if (close < 0) return isEnd ? { length: body.length, kind: "code" } : null;
  const lineEnd = body.indexOf("\n", close + 1);
  if (lineEnd < 0 && !isEnd) return null;
  return { length: lineEnd < 0 ? body.length : lineEnd, kind: "code" };
}

/** The first line of a table and the rule below it are one piece. */
function rowCut(body: string, line: string, isEnd: boolean): Cut {
  const next = body.slice(line.length + 1);
  const nextEnd = next.indexOf("\n");
  if (nextEnd < 0 && !isEnd) return TABLE_RULE.test(next) ? null : /[^\s:|-]/.test(next) ? row(line) : null;
  const rule = nextEnd < 0 ? next : next.slice(0, nextEnd);
  return TABLE_RULE.test(rule) ? { length: line.length + 1 + rule.length, kind: "head" } : row(line);
}

const row = (line: string): Cut => ({ length: line.length, kind: "row" });
