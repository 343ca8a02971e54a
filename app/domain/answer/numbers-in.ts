import { fold } from "#app/domain/retrieval/fold.ts";

const NUMBER = /\d+(?:[.,:]\d+)*/g;
const GROUPED_THOUSANDS = /^\d{1,3}(?:[.,]\d{3})+$/;
const CLOCK = /^(1[3-9]|2[0-3])[:.](\d{2})$/;

/** Words for small numbers, in the languages in which they are most often read; the index of a line is its number. */
const WORDS = [
  "zero cero null صفر",
  "one uno una un une ein eine einen um uma واحد واحده",
  "two dos deux zwei dois duas due اثنان اثنين",
  "three tres trois drei tre ثلاث ثلاثه",
  "four cuatro quatre vier quatro quattro اربع اربعه",
  "five cinco cinq funf cinque خمس خمسه",
  "six seis sechs sei ست سته",
  "seven siete sept sieben sete sette سبع سبعه",
  "eight ocho huit acht oito otto ثمان ثمانيه ثماني",
  "nine nueve neuf neun nove تسع تسعه",
  "ten diez dix zehn dez dieci عشر عشره",
  "eleven once onze elf undici",
  "twelve doce douze zwolf doze dodici",
];
const BY_WORD = new Map(
  WORDS.flatMap((line, value) => line.split(" ").map((word) => [fold(word), String(value)] as const)),
);

/** Below it a word for a number is as often an article or says "both". */
const LEAST_WORD = 3;

function plain(number: string): string {
  if (GROUPED_THOUSANDS.test(number)) return number.replace(/[.,]/g, "");
  const [whole = "", fraction, ...more] = number.split(/[.,:]/);
  const start = whole.replace(/^0+(?=\d)/, "");
  if (fraction === undefined) return start;
  if (more.length > 0)
    return [whole, fraction, ...more].map((part) => part.replace(/^0+(?=\d)/, "")).join(".");
  const rest = fraction.replace(/0+$/, "");
  return rest === "" ? start : `${start}.${rest}`;
}

/** Every number that a folded text says, in digits or as a word, however it is written. */
export function numbersSaid(folded: string, terms: readonly string[]): Set<string> {
  const said = new Set<string>();
  for (const [number] of folded.matchAll(NUMBER)) {
    said.add(plain(number));
    for (const part of number.split(/[.,:]/)) said.add(plain(part));
  }
  for (const term of terms) {
    const value = BY_WORD.get(term);
    if (value !== undefined) said.add(value);
  }
  return said;
}

/** The numbers that a folded statement rests on, each with the ways in which a source may say it. */
export function numbersClaimed(folded: string, terms: readonly string[]): string[][] {
  const digits = [...folded.matchAll(NUMBER)].map(([number]) => {
    const clock = CLOCK.exec(number);
    return clock ? [plain(number), plain(`${Number(clock[1]) - 12}:${clock[2]}`)] : [plain(number)];
  });
  const words = terms.flatMap((term) => {
    const value = BY_WORD.get(term);
    return value !== undefined && Number(value) >= LEAST_WORD ? [[value]] : [];
  });
  return [...digits, ...words];
}

/** Whether a folded term is a word for a number. */
export const isNumberWord = (term: string): boolean => BY_WORD.has(term);
