const LETTERS_ONLY = /^\p{L}[\p{L}\p{M}]+$/u;
const ASCII_LETTERS = /^[a-z]{2,}$/;
const PAIR_SCRIPT = /[\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\ud840-\ud88f]/;

/** True for two neighbouring characters of Chinese, Japanese or Korean, or a single one. */
export function isPair(term: string): boolean {
  return PAIR_SCRIPT.test(term);
}

/** True for terms that inflect or are mistyped as words are: letters only, not a pair of Chinese characters. */
export function isWordLike(term: string): boolean {
  return ASCII_LETTERS.test(term) || (LETTERS_ONLY.test(term) && !isPair(term));
}
