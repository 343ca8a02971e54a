const ASCII_ONLY = /^\p{ASCII}*$/u;

/** Invisible characters that separate nothing: zero width, directional, soft hyphen, variation selectors, tags. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

/** Marks that writers leave out: Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowels and tatweel. */
const OPTIONAL_MARKS =
  // oxlint-disable-next-line no-misleading-character-class -- single marks are meant, not what they combine with
  /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]+/g;

/** Letters of one sound or shape that Unicode does not decompose. */
const SAME_LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  ħ: "h",
  ŋ: "n",
  أ: "ا",
  إ: "ا",
  آ: "ا",
  ٱ: "ا",
  ى: "ي",
  ة: "ه",
  ؤ: "و",
  ئ: "ي",
  ی: "ي",
  ک: "ك",
  ہ: "ه",
  ھ: "ه",
  ە: "ه",
  "’": "'",
  ʼ: "'",
  "‘": "'",
  "٫": ".",
  "٬": ",",
};
const SAME_LETTER = /[ßæœøłđðþıħŋأإآٱىةؤئیکہھە’ʼ‘٫٬]/g;

const OTHER_DIGIT = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59]/g;
const DIGIT_ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50];

function asciiDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  const zero = DIGIT_ZEROS.find((start) => code >= start && code < start + 10) ?? code;
  return String(code - zero);
}

/**
 * Two spellings that a reader takes for the same word become the same text: case, width, ligatures, accents,
 * Arabic letter shapes, digits of other scripts and invisible characters are evened out. Never throws.
 */
export function fold(text: string): string {
  if (ASCII_ONLY.test(text)) return text.toLowerCase();
  return text
    .normalize("NFKC")
    .replace(INVISIBLE, "")
    .toLowerCase()
    .replace(SAME_LETTER, (letter) => SAME_LETTERS[letter] ?? letter)
    .normalize("NFD")
    .replace(OPTIONAL_MARKS, "")
    .normalize("NFC")
    .replace(OTHER_DIGIT, asciiDigit);
}
