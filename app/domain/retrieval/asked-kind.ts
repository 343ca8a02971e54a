import type { QuestionKind } from "./question-kind.ts";
import type { Segment } from "./segment.ts";

const NUMERAL = /\d|^[一二两三四五六七八九十百千万亿]/;
const YEAR = /^(?:1\d{3}|20\d{2})$/;
const CALENDAR = new Set(
  (
    "january february march april may june july august september october november december century " +
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre siglo " +
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre siecle " +
    "januar februar marz juni juli oktober dezember jahrhundert janeiro fevereiro maio junho julho setembro outubro novembro dezembro seculo " +
    "gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre secolo " +
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря века " +
    "يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر القرن " +
    "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर"
  ).split(" "),
);
const CALENDAR_PAIR = /^(?:世[纪紀]|[一二三四五六七八九十]月|年[前代末初])$/;

function isAskedTerm(term: string, kind: QuestionKind): boolean {
  if (kind === "number") return NUMERAL.test(term);
  return kind === "time" && (YEAR.test(term) || CALENDAR.has(term) || CALENDAR_PAIR.test(term));
}

/** Tells which terms of a segment are what a question of this kind asks for; undefined when terms cannot tell. */
export function askedTermsOf(segment: Segment, kind: QuestionKind): ((id: number) => boolean) | undefined {
  if (kind !== "number" && kind !== "time") return undefined;
  const known = new Map<number, boolean>();
  return (id) => {
    let is = known.get(id);
    if (is === undefined) {
      is = isAskedTerm(segment.vocabulary.term(id), kind);
      known.set(id, is);
    }
    return is;
  };
}
