/** A sentence with its place in the text: `text.slice(start, end)` is exactly `sentence.text`. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Shortened words that end with a full stop inside a sentence, lower case, without the last full stop. */
const ABBREVIATIONS = new Set(
  (
    "mr mrs ms dr prof st sr jr vs etc e.g i.e cf approx no nos vol fig figs pp ed eds gen col lt sgt capt gov sen rep rev hon inc ltd co corp dept est " +
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur fri sat sun al ca " +
    "sra srta dra ud uds vd pág págs núm núms aprox ej p.ej av avda tel art cap ee.uu " +
    "mme mlle env bd éd " +
    "bzw z.b d.h u.a ggf usw str nr abs evtl vgl inkl exkl zzgl mio mrd hr fr sog tägl ca " +
    "sig sigg dott dott.ssa ecc pag sra sras exmo exma " +
    "г гг ул им т.е т.д т.п см стр руб тыс млн млрд"
  ).split(" "),
);
const LAST_WORD = /(?:^|[\s("'«“])([\p{L}.]{1,8})\.["')\]»”]?\s*$/u;
const INITIALS = /^(?:\p{Lu}|(?:\p{L}\.)+\p{L})$/u;
const STARTS_LOWER = /^["'(«“]?\p{Ll}/u;

/** Languages that write "the 3rd" as "3." */
const ORDINAL_LANGUAGES = /^(?:de|da|nb|nn|no|fi|cs|sk|sl|hr|hu|et|lv)(?:-|$)/;
const ORDINAL = /(?:^|\s)\d{1,2}\.\s*$/;

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(locale: string): Intl.Segmenter {
  const known = segmenters.get(locale);
  if (known !== undefined) return known;
  let segmenter: Intl.Segmenter;
  try {
    segmenter = new Intl.Segmenter(locale, { granularity: "sentence" });
  } catch {
    segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
  }
  if (segmenters.size < 50) segmenters.set(locale, segmenter);
  return segmenter;
}

/** True when what ends here is not a sentence: an abbreviation, an initial, or the next part goes on in lower case. */
function goesOn(part: string, next: string, ordinals: boolean): boolean {
  if (part.endsWith("\n") || /[\n\u2029]\s*$/.test(part.slice(-8))) return false;
  const word = LAST_WORD.exec(part.slice(-24))?.[1];
  if (word !== undefined && (ABBREVIATIONS.has(word.toLowerCase()) || INITIALS.test(word))) return true;
  if (ordinals && ORDINAL.test(part.slice(-6))) return true;
  return STARTS_LOWER.test(next) && /[.…]["')\]»”]?\s*$/.test(part.slice(-8));
}

function trimmed(text: string, from: number, to: number): Sentence | undefined {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(text.charAt(start))) start += 1;
  while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1;
  return start < end ? { text: text.slice(start, end), start, end } : undefined;
}

/**
 * The sentences of a text in order, without the space around them; a line break always ends one. Sentences do not
 * overlap and are exact substrings. An unknown locale is read as English. Never throws.
 */
export function sentences(text: string, locale = "en"): Sentence[] {
  const result: Sentence[] = [];
  const push = (from: number, to: number): void => {
    const sentence = trimmed(text, from, to);
    if (sentence !== undefined) result.push(sentence);
  };
  const parts: { start: number; end: number }[] = [];
  for (const { segment, index } of segmenterFor(locale).segment(text)) {
    let from = index;
    for (let at = segment.indexOf("\n"); at >= 0; at = segment.indexOf("\n", at + 1)) {
      parts.push({ start: from, end: index + at + 1 });
      from = index + at + 1;
    }
    if (from < index + segment.length) parts.push({ start: from, end: index + segment.length });
  }
  const ordinals = ORDINAL_LANGUAGES.test(locale);
  let from = 0;
  parts.forEach((part, index) => {
    const next = parts[index + 1];
    if (
      next !== undefined &&
      goesOn(
        text.slice(Math.max(from, part.end - 32), part.end),
        text.slice(next.start, next.start + 4),
        ordinals,
      )
    )
      return;
    push(from, part.end);
    from = part.end;
  });
  return result;
}
