import { fold } from "#app/domain/retrieval/fold.ts";

/** Longer messages are about something; who wants a person says so in a sentence. */
const LONGEST = 160;

const PERSON = {
  en: "(?:human(?: being)?|(?:real|live|actual) (?:person|human|agent)|person|people|agent|representative|rep|operator|(?:team|staff) member|member of (?:the |your )?(?:team|staff)|somebody|someone|your (?:team|staff)|the team|customer (?:service|support)|support (?:team|agent)|employee)",
  es: "(?:persona(?: real| de verdad)?|humano|agente|operador(?:a)?|representante|asesor(?:a)?|empleado|alguien|el equipo|su equipo|vuestro equipo|atencion al cliente|soporte)",
};

/** What is said of wanting one, in the folded text: without capitals, accents and marks. */
const WAYS: readonly RegExp[] = [
  new RegExp(
    `^(?:.{0,40} )?(?:(?:talk|speak|chat|write|connect me|put me through|transfer me|hand me over|pass me on)(?: directly)? (?:to|with)|get me|give me|i (?:want|need)|i would like|i'?d like|can i have|may i have|is there) (?:(?:to )?(?:talk|speak|chat) (?:to|with) )?(?:a |an |any |some )?(?:real |live |actual |other )*${PERSON.en}(?: (?:please|now|instead|here|there|from .{1,30}))*$`,
  ),
  new RegExp(`^(?:a |an )?(?:real |live )?(?:human|person|agent|operator|representative)(?: please| now)*$`),
  new RegExp(
    `^(?:.{0,40} )?(?:(?:hablar|chatear|contactar|comunicar(?:me|se)?|escribir)(?:le)? (?:con|a)|pas(?:ame|eme|ar(?:me)?) (?:con|a)|ponme con|pongame con|quiero(?: a)?|necesito(?: a)?|hay) (?:una? |algun(?:a)? |el |la |un )?${PERSON.es}(?: (?:por favor|ahora|aqui|de .{1,30}))*$`,
  ),
  /^(?:una? )?(?:persona|humano|agente|operador)(?: real)?(?: por favor)?$/,
  /(?:^| )(?:اريد|اود|ابغي|ابغى|بدي|عايز|اتكلم|التحدث|اتحدث|التكلم|الكلام|التواصل|اتواصل|كلموني|حولني|حولوني|وصلني|ممكن|احتاج)(?: .{0,30})? (?:(?:مع|الي|الى|ل)\s?)?(?:(?:ال)?شخص|(?:ال)?انسان|بشري|(?:ال)?موظف|موظفه|موظفة|(?:ال)?مندوب|ممثل|احد|شخصا|انسانا|موظفا|(?:ال)?فريق|خدمه العملاء|خدمة العملاء|الدعم|لموظف|لشخص)(?: .{0,30})?$/,
  /^(?:شخص|انسان|موظف)(?: حقيقي)?(?: من فضلك| لو سمحت)?$/,
];

const plain = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{M}\p{N}' ]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();

/** Whether the message says that its writer wants a person instead of the bot, in English, Spanish or Arabic. */
export function wantsPerson(text: string): boolean {
  if (text.length > LONGEST) return false;
  const said = plain(text);
  return /(?:^| )(?:no|not|don't|dont|never|sin)(?: .{0,20})? (?:want|need|like|talk|speak|hablar|quiero)/.test(
    said,
  )
    ? false
    : WAYS.some((way) => way.test(said));
}
