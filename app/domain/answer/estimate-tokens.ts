/** From here on a character of Chinese, Japanese, Korean, Thai and their neighbours is about a token of its own. */
const DENSE_FROM = 0x2e80;
const THAI_TO_KHMER = [0x0e00, 0x17ff] as const;
const LATIN_TO = 0x024f;

/**
 * About how many tokens a text is for a model: a fourth of its Latin characters, half of those of other alphabets, each character of
 * scripts without spaces. Meant to be rather too high than too low.
 */
export function estimateTokens(text: string): number {
  let quarters = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code <= LATIN_TO) quarters += 1;
    else if (code >= DENSE_FROM || (code >= THAI_TO_KHMER[0] && code <= THAI_TO_KHMER[1])) quarters += 4;
    else quarters += 2;
  }
  return Math.ceil(quarters / 4);
}
