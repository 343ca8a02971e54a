import { fold } from "#app/domain/retrieval/fold.ts";

/** Words of a conversation that say nothing about its subject, beside grammar: an answer may use them freely. */
const TALK =
  "yes no ok okay sure course certainly great good glad happy sorry apologies thanks thank welcome please hello hi help helps assist assistance let know anything else further more question questions ask feel free contact " +
  "information info details answer answers based according following follows found find mention mentioned mentions note source sources passage passages context available offer offers offered provide provides provided include includes included including available currently also generally usually however therefore additionally example " +
  "si claro vale gracias hola ayuda ayudar ayudarte ayudarle puedo encantado alegra siento lamento pregunta preguntas duda dudas avisame dime informacion detalles respuesta segun siguiente siguientes disponible disponibles ofrece ofrecen ofrecemos incluye incluyen fuente fuentes ejemplo actualmente " +
  "oui bien bonjour merci aide aider question questions desole informations selon suivant suivants suivantes disponible disponibles propose proposons inclut exemple ja gerne hallo danke hilfe helfen frage fragen leider informationen laut folgende folgenden verfugbar bietet bieten beispiel " +
  "sim claro ola obrigado obrigada ajuda ajudar pergunta perguntas desculpe informacoes seguinte seguintes disponivel oferece oferecemos inclui exemplo certo grazie aiuto aiutare domanda domande informazioni secondo seguente disponibile offre offriamo include esempio " +
  "نعم لا مرحبا شكرا اهلا بالطبع بالتاكيد مساعده مساعدتك مساعدتكم اساعدك سؤال اسئله عذرا اسف معلومات وفقا التالي التاليه متاح متوفر يشمل تشمل نقدم مثال المزيد";
const TALK_WORDS = new Set(TALK.split(" ").map(fold));

/** Whether a folded term belongs to the conversation and not to its subject. */
export const isTalk = (term: string): boolean => TALK_WORDS.has(term);

const REFUSALS = [
  "\\b(?:i|we) (?:do not|don't|dont) (?:know|have (?:(?:any|the|that|this|enough|specific|further|more) )*(?:information|info|details|data|answers?|knowledge))",
  "\\b(?:i|we)(?:'m| am|'re| are) not (?:sure|able|aware|certain)",
  "\\b(?:i|we) (?:cannot|can't|can not|could not|couldn't|am unable to|are unable to) (?:find|answer|help|say|tell|confirm)",
  "\\bno (?:information|details|mention|data)\\b",
  "(?:is|are|was|were) ?(?:not|n't) (?:mentioned|stated|specified|provided|covered|listed|included in the)",
  "(?:does not|doesn't|do not|don't) (?:mention|say|specify|contain|cover|state|include (?:any )?information)",
  "\\bno (?:lo )?(?:se\\b|sabemos|conozco|tengo (?:esa |esta |mas |ninguna )?(?:informacion|respuesta|datos)|encuentro|encontre|puedo (?:responder|ayudar|confirmar|decir)|dispongo|hay informacion)",
  "\\bno (?:se )?(?:menciona|indica|especifica|aparece|consta)",
  "لا (?:اعرف|اعلم|املك|نملك|استطيع|يمكنني|توجد|يوجد|تتوفر|تتوافر|اجد|تذكر|يذكر)|ليس(?:ت)? لدي|لم (?:اجد|يذكر|تذكر|يرد|ترد)",
  "je (?:ne |n')(?:sais|trouve|peux|dispose|ai pas)|aucune information|ne (?:mentionne|precise|contien)",
  "(?:ich|wir) (?:weiss|wissen|finde|finden|kann|konnen|habe|haben) .{0,40}(?:nicht|keine?)\\b|keine (?:information|angabe)",
  "nao (?:sei|sabemos|tenho (?:essa )?informac|encontrei|encontro|posso (?:responder|ajudar)|ha informac|menciona|consta)",
  "non (?:lo )?(?:so\\b|sappiamo|ho (?:informazioni|trovato)|trovo|posso (?:rispondere|aiutare)|menziona)|nessuna informazione",
  "не (?:знаю|знаем|могу|нашел|нашла)|нет (?:информации|данных)",
  "不知道|没有(?:找到|相关|提到|提及|提供|关于)|无法(?:回答|找到|确认)|未提(?:及|到|供)",
  "わかりません|分かりません|見つかりません|情報(?:は|が)ありません|お答えできません",
  "पता नही|जानकारी नही|नही जानत|नही बता",
].map((pattern) => new RegExp(pattern, "u"));

/** Whether a folded sentence says that something is not known. */
export function isRefusal(folded: string): boolean {
  return REFUSALS.some((pattern) => pattern.test(folded));
}
