import { fold } from "./fold.ts";

/** Stands between two sentences in a list of terms; no term is ever equal to it. */
export const SENTENCE_END = ".";

const LONGEST_TERM = 40;

/** In order: numbers with separators, names such as c++, runs of letters and digits, ends of sentences. */
const PIECE =
  /\p{Nd}+(?:[.,]\p{Nd}+)+|(?<![\p{L}\p{N}])[a-z](?:\+\+|#)(?![\p{L}\p{N}])|[\p{L}\p{N}\p{M}]+|[.!?…]+(?=\s|$)|[。！？؟۔।\n]/gu;

const UNSPACED =
  /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\ud840-\ud88f]/;
const SCRIPT_RUN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u30fc\u3005]+|[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u30fc\u3005\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
const EAST_ASIAN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u30fc\u3005]/u;
const SOUTH_EAST_ASIAN = /^[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const GROUPED_THOUSANDS = /^\d{1,3}(?:[.,]\d{3})+$/;

let dictionarySegmenter: Intl.Segmenter | undefined;

/** Chinese, Japanese and Korean: every pair of neighbouring characters, which no dictionary can get wrong. */
function pushPairs(run: string, terms: string[]): void {
  const characters = Array.from(run);
  if (characters.length === 1) {
    terms.push(run);
    return;
  }
  for (let i = 0; i + 1 < characters.length; i += 1) terms.push(`${characters[i]}${characters[i + 1]}`);
}

function pushDictionaryWords(run: string, terms: string[]): void {
  dictionarySegmenter ??= new Intl.Segmenter("th", { granularity: "word" });
  for (const part of dictionarySegmenter.segment(run)) terms.push(part.segment.slice(0, LONGEST_TERM));
}

function pushRun(run: string, terms: string[]): void {
  if (!UNSPACED.test(run)) {
    terms.push(run.length > LONGEST_TERM ? run.slice(0, LONGEST_TERM) : run);
    return;
  }
  for (const [part] of run.matchAll(SCRIPT_RUN)) {
    if (EAST_ASIAN.test(part)) pushPairs(part, terms);
    else if (SOUTH_EAST_ASIAN.test(part)) pushDictionaryWords(part, terms);
    else terms.push(part.slice(0, LONGEST_TERM));
  }
}

function isLetterOrDigit(code: number): boolean {
  return code > 127 || (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

function pushPiece(piece: string, terms: string[]): void {
  const first = piece.charCodeAt(0);
  if (GROUPED_THOUSANDS.test(piece)) terms.push(piece.replace(/[.,]/g, ""));
  else if (first === 10 || !isLetterOrDigit(first) || /^[。！？؟۔।…]/.test(piece)) {
    if (terms.length > 0 && terms.at(-1) !== SENTENCE_END) terms.push(SENTENCE_END);
  } else pushRun(piece, terms);
}

/**
 * The terms of a text in their order, folded, with `SENTENCE_END` between sentences. Scripts without spaces give
 * pairs of characters (Chinese, Japanese, Korean) or dictionary words (Thai, Lao, Khmer, Burmese). Never throws.
 */
export function tokenize(text: string): string[] {
  const terms: string[] = [];
  for (const [piece] of fold(text).matchAll(PIECE)) pushPiece(piece, terms);
  if (terms.at(-1) === SENTENCE_END) terms.pop();
  return terms;
}

/** The terms of a text without the marks between sentences. */
export function termsOf(text: string): string[] {
  return tokenize(text).filter((term) => term !== SENTENCE_END);
}
