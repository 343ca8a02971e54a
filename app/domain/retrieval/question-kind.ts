import { fold } from "./fold.ts";

/** What a question asks for, as far as its words tell. */
export type QuestionKind = "number" | "time" | "person" | "other";

const words = (list: string): RegExp =>
  new RegExp(
    `(?:^|[\\s¿,،(])(?:${list
      .split(" ")
      .map((word) => fold(word).replaceAll("_", "\\s+"))
      .join("|")})(?=[\\s?؟,.:]|$)`,
    "u",
  );

const NUMBER = words(
  "how_many how_much how_long how_old how_far how_often how_big how_large how_tall percentage what_percent cuántos cuántas cuánto cuánta qué_porcentaje combien quel_pourcentage wie_viele wie_viel wieviele wieviel wie_lange wie_hoch wie_alt quantos quantas quanto quanta quanti quante hoeveel сколько kaç kadar berapa ile كم عدد نسبة चند चंद कितने कितनी कितना چند כמה πόσα πόσοι πόσες πόσο",
);
const TIME = words(
  "when what_year which_year what_date what_day what_time what_century what_decade cuándo qué_año qué_fecha qué_día qué_hora qué_siglo quand quelle_année quelle_date quel_jour quelle_heure wann welchem_jahr welches_jahr quando que_ano qual_ano quale_anno che_anno wanneer welk_jaar когда каком_году zaman kapan kiedy khi_nào متى عام سنة تاريخ कब מתי πότε",
);
const PERSON = words(
  "who whom whose quién quiénes qui wer wen wem quem chi wie_is кто кого kim siapa kto ai من किसने कौन מי ποιος",
);
const NUMBER_UNSPACED = /多少|几[个個次年天月种位]|幾|百分之|いくつ|いくら|何[人個回年歳%％]|몇|얼마|กี่|เท่าไ/u;
const TIME_UNSPACED = /什么时候|什麼時候|何时|何時|哪一?年|几月|哪一?天|いつ|何年|언제|เมื่อไ/u;
const PERSON_UNSPACED = /谁|誰|哪位|何人|누구|누가|ใคร/u;

/** Reads the question words of many languages; `other` when none is known. */
export function questionKind(question: string): QuestionKind {
  const text = fold(question);
  if (TIME.test(text) || TIME_UNSPACED.test(text)) return "time";
  if (NUMBER.test(text) || NUMBER_UNSPACED.test(text)) return "number";
  if (PERSON.test(text) || PERSON_UNSPACED.test(text)) return "person";
  return "other";
}

const DIGIT = /\p{Nd}/u;
const NUMBER_WORD =
  /(?<!\p{L})(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|hundred|thousand|million|billion|half|third|uno|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|cien|mil|millones|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|cent|mille|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|hundert|tausend|dois|duas|três|quatro|sete|oito|nove|dez|واحد|اثنان|اثنين|ثلاث|ثلاثة|أربع|أربعة|خمس|خمسة|ست|ستة|سبع|سبعة|ثمان|ثمانية|تسع|تسعة|عشر|عشرة|مئة|مائة|ألف|مليون)(?!\p{L})|[一二两三四五六七八九十百千万亿]/iu;
const YEAR_OR_CLOCK =
  /(?<!\p{Nd})(?:1\d{3}|20\d{2}|[١٢۱۲][\p{Nd}]{3}|\d{1,2}[:.h]\d{2})(?!\p{Nd})|\p{Nd}{1,4}\s?[年月日时點点]|世纪|世紀/u;
const CALENDAR =
  /(?<!\p{L})(?:january|february|march|april|may|june|july|august|september|october|november|december|century|monday|tuesday|wednesday|thursday|friday|saturday|sunday|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|siglo|lunes|martes|miércoles|jueves|viernes|sábado|domingo|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|siècle|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|januar|februar|märz|juni|juli|oktober|dezember|jahrhundert|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|século|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر|القرن|الأحد|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت)(?!\p{L})/iu;
const NAME_INSIDE = /[\p{Ll}\p{Nd},;)]\s+["'(«“]?\p{Lu}\p{L}+/u;

/** True when a text has what such a question asks for: a number, a date, a name that is not its first word. */
export function hasAnswerKind(text: string, kind: QuestionKind): boolean {
  switch (kind) {
    case "number":
      return DIGIT.test(text) || NUMBER_WORD.test(text);
    case "time":
      return YEAR_OR_CLOCK.test(text) || CALENDAR.test(text);
    case "person":
      return NAME_INSIDE.test(text);
    case "other":
      return false;
  }
}
