import { fold } from "./fold.ts";

/**
 * Words that carry grammar and not subject: articles, pronouns, prepositions, auxiliaries, conjunctions and the words
 * that only make a sentence a question. Written from general grammar, one line a language.
 */
const WORDS: Readonly<Record<string, string>> = {
  en: "a an the this that these those i you he she it we they me him her us them my your his its our their mine yours ours theirs myself yourself itself themselves who whom whose which what when where why how is am are was were be been being do does did done doing have has had having can could shall should will would may might must ought of in on at by for from to with without into onto about against between through during before after above below over under again then once here there all any both each few more most other some such no nor not only own same so than too very just also as if or and but because while until up down out off s t d ll m re ve don doesn didn isn aren wasn weren hasn haven hadn won wouldn couldn shouldn cannot please tell know want like many much kind type name called get got",
  es: "el la los las un una unos unas lo al del de en a por para con sin sobre entre hasta desde hacia durante segun tras y e o u ni que se su sus mi mis tu tus nuestro nuestra nuestros nuestras yo el ella ellos ellas nosotros usted ustedes me te le les nos os este esta estos estas ese esa esos esas aquel aquella eso esto quien quienes cual cuales cuando donde adonde como cuanto cuanta cuantos cuantas cuyo cuya es son era eran fue fueron ser sido siendo esta estan estaba estaban estar ha han habia hay haber he hemos hace hacer hizo puede pueden podia poder tiene tienen tenia tuvo no si ya mas menos muy tambien pero porque pues sino aunque mientras tan tanto todo toda todos todas otro otra otros otras mismo misma algun alguna algunos algunas cada ante bajo nombre llama llamado tipo quiero por favor",
  fr: "le la les l un une des du de d au aux en dans par pour avec sans sur sous entre vers chez depuis pendant avant apres et ou ni mais donc or car que qu qui quoi dont quand comment pourquoi combien quel quelle quels quelles lequel laquelle ce c cet cette ces se s si son sa ses mon ma mes ton ta tes notre nos votre vos leur leurs je j tu il elle on nous vous ils elles me m te t lui y ne n pas plus moins tres aussi est sont etait etaient etre ete suis es sommes etes fut furent a ont avait avaient avoir ai as avons avez eu fait faire peut peuvent pouvoir doit tout toute tous toutes autre autres meme memes il-y-a nom appelle type",
  de: "der die das den dem des ein eine einen einem einer eines kein keine keinen und oder aber denn sondern als wie wenn weil dass ob in im an am auf aus bei beim mit nach seit von vom zu zum zur uber unter vor hinter neben zwischen durch fur gegen ohne um bis ich du er sie es wir ihr mich dich sich uns euch ihm ihn ihnen mein meine dein deine sein seine seinen seiner ihre ihren ihrer unser unsere euer wer wen wem wessen was welche welcher welches welchen wann wo wohin woher warum weshalb wieso wieviel viele viel ist sind war waren bin bist sein gewesen wird werden wurde wurden worden hat haben hatte hatten habe kann konnen konnte muss mussen soll sollte nicht auch nur noch schon sehr mehr man so da dann hier dort dieser diese dieses diesen diesem jeder jede jedes alle allen heisst name art",
  pt: "o a os as um uma uns umas de do da dos das em no na nos nas por pelo pela pelos pelas para com sem sobre entre ate desde durante apos e ou nem que se seu sua seus suas meu minha meus minhas teu tua nosso nossa eu tu ele ela eles elas nos voce voces me te lhe lhes este esta estes estas esse essa esses essas aquele aquela isso isto aquilo quem qual quais quando onde como quanto quanta quantos quantas cujo e sao era eram foi foram ser sido sendo esta estao estava estavam estar ha tem tinha teve ter tinham haver pode podem podia poder nao sim ja mais menos muito tambem mas porque pois embora enquanto tao todo toda todos todas outro outra outros outras mesmo mesma algum alguma cada nome chama tipo",
  it: "il lo la i gli le l un uno una di del dello della dei degli delle d a al allo alla ai agli alle da dal dalla dai dalle in nel nello nella nei negli nelle con su sul sulla sui sulle per tra fra e ed o ma che chi cui non si se suo sua suoi sue mio mia miei mie tuo tua nostro nostra vostro loro io tu lui lei noi voi essi mi ti ci vi ne questo questa questi queste quello quella quelli quelle quale quali quando dove come perche quanto quanta quanti quante cosa e sono era erano fu furono essere stato stata ha hanno aveva avevano avere ho puo possono fare fatto anche piu meno molto gia ancora tutto tutta tutti tutte altro altra altri altre stesso stessa ogni nome chiama tipo",
  nl: "de het een en of maar want dus als dan dat die dit deze daar hier er in op aan bij met naar van voor door over onder tegen tussen uit tot om zonder te ik jij je u hij zij ze wij we jullie mij me jou hem haar ons hun mijn jouw zijn onze wie wat welke welk wanneer waar hoe waarom hoeveel is zijn was waren ben bent geweest wordt worden werd werden heeft hebben had hadden heb kan kunnen kon moet moeten zal zullen zou niet geen ook nog al wel meer zeer zo naam heet soort",
  ru: "и в во не на я он она оно они мы вы ты что как так это этот эта эти того той тех тот с со а но да по за к ко у от из о об для до при без под над между через или же бы ли ни был была было были быть есть будет его ее их им ему ей нам вам меня тебя себя мне все всех всего весь вся кто кого кому чем чего чему какой какая какое какие каких какого где куда откуда когда почему зачем сколько чей который которая которые которых также тоже уже еще только очень более если потому где можно может называется",
  tr: "ve veya ya da de ile icin gibi kadar gore bir bu su o ben sen biz siz onlar beni seni onu bizi sizi onun benim senin bizim sizin ne nedir kim kimdir kime kimin hangi hangisi nerede nereye nereden nasil neden nicin niye kac ne-zaman mi mu midir mudur degil var yok olan olarak oldu olur olmak idi ise ama fakat ancak cunku cok daha en her hic bazi tum sonra once",
  id: "yang dan di ke dari untuk dengan pada oleh dalam adalah ialah ini itu tersebut atau tetapi tapi karena jika kalau bahwa sebagai seperti saya kamu anda dia ia kami kita mereka apa siapa kapan mana dimana bagaimana mengapa kenapa berapa apakah tidak bukan sudah telah akan bisa dapat ada juga lebih sangat semua para",
  vi: "la va cua co cho cac nhung mot trong khi voi de den tu tai ve theo bi duoc da se dang nay kia do o gi ai nao dau sao bao nhieu the khong cung rat hon nhat nhu neu thi ma hay hoac",
  pl: "i w we na z ze do o od po za przez dla przy bez pod nad miedzy oraz a ale lub albo czy nie tak jest sa byl byla bylo byli byc bedzie ma maja jak co kto kogo komu czym jaki jaka jakie ktory ktora ktore kiedy gdzie skad dlaczego ile sie go jej ich jego mu im to ten ta te tego tej tych ja ty on ona ono my wy oni juz tez tylko bardzo wiecej",
  ar: "في من الى على عن مع بين حتى منذ خلال عند بعد قبل تحت فوق حول ضد دون غير سوى كل بعض اي ايه ما ماذا لماذا متى اين كيف كم هل هو هي هم هن انا انت نحن انتم هذا هذه ذلك تلك هؤلاء اولئك الذي التي الذين اللاتي اللواتي كان كانت كانوا يكون تكون ليس ليست لم لن لا ان انه انها انهم اذا لو ثم او ام و ف ب ك ل قد لقد كما لكن بل حيث حين عندما بسبب كذلك ايضا فقط جدا اكثر وهو وهي وكان وكانت والتي والذي وفي ومن وعلى عليه عليها فيه فيها منه منها له لها لهم به بها بهم الذى اسم يسمى تسمى نوع تم يتم",
  fa: "و در به از كه اين آن را با براي تا بر است بود شد مي نمي هم يا اما اگر چه چي كي كجا چرا چگونه چند كدام آيا من تو او ما شما آنها يك هر همه نيز",
  he: "של את על אל עם מן בין עד כי אם או גם רק לא כן הוא היא הם הן אני אתה אנחנו זה זו זאת אלה מה מי מתי איפה היכן איך למה מדוע כמה האם איזה איזו היה היתה היו יש אין כל אשר",
  el: "ο η το οι τα του της των τον την τους τις και να με σε για απο στο στη στην στον στα στις στους που πως δεν μη ειναι ηταν θα ενα μια ενας τι ποιος ποια ποιο ποιοι ποτε που πωσ γιατι ποσο ποσα ποσοι αυτο αυτη αυτος ως κατα προς αλλα η ειτε",
  hi: "का के की को में से पर ने और या है हैं था थे थी हो होता होती होते कर करने करता किया गया गई गए यह वह ये वे इस उस इन उन इसके उसके अपने अपनी एक भी तो ही कि जो जब तक लिए साथ बाद नहीं क्या कौन किस किसने किसे कब कहाँ कहां कैसे क्यों कितना कितने कितनी कौनसा कौनसी हम तुम आप मैं मेरा मेरी रहा रही रहे",
  ko: "은 는 이 가 을 를 의 에 에서 로 으로 와 과 도 만 그 이것 그것 저것 무엇 무엇인가 무엇입니까 누구 누가 언제 어디 어디서 어떻게 왜 얼마나 몇 어떤 어느 있는 있다 있습니까 하는 한 된 및 수 것 등 입니까 인가요 나요",
  th: "ที่ และ ใน ของ เป็น มี ได้ ให้ จะ การ ไม่ ว่า กับ จาก โดย ก็ แต่ หรือ นี้ นั้น อะไร ใคร เมื่อไร เมื่อไหร่ ไหน อย่างไร ยังไง ทำไม เท่าไร เท่าไหร่ กี่ ไหม คือ ครับ ค่ะ คะ",
};

/** Question and grammar words of Chinese and Japanese, longest first; a query is cut at them. */
const UNSPACED_WORDS =
  "什么时候 为什么 哪一年 怎么样 什麼 什么 为何 如何 怎么 怎樣 怎样 哪些 哪个 哪里 哪儿 哪裡 哪種 哪种 哪 谁 誰 多少 几个 幾個 是否 吗 嗎 呢 吧 请问 請問 的 了 是 在 和 与 與 被 把 于 於 之 其 这 這 那 它 他 她 们 們 有 也 都 就 而 及 或 从 從 对 對 由 以 ですか でしょうか ますか ました ません ください について どのような どのように どうして どこ どれ どの どう いつ だれ なに なぜ 何 いくつ いくら は が を に で と の も へ や か".split(
    " ",
  );

const BY_LANGUAGE = new Map(
  Object.entries(WORDS).map(([language, words]) => [language, new Set(words.split(" ").map(fold))] as const),
);
const ANY_LANGUAGE = new Set([...BY_LANGUAGE.values()].flatMap((words) => [...words]));
const UNSPACED_PATTERN = new RegExp(
  [...UNSPACED_WORDS]
    .sort((a, b) => b.length - a.length)
    .map(fold)
    .join("|"),
  "gu",
);

/** The languages that have a list, by their two letters. */
export const LANGUAGES_WITH_FUNCTION_WORDS: readonly string[] = [...BY_LANGUAGE.keys()];

/** True when a folded term is grammar in the given language, or in any listed one when none is given. */
export function isFunctionWord(term: string, language?: string): boolean {
  const words = language === undefined ? ANY_LANGUAGE : BY_LANGUAGE.get(language);
  return words !== undefined && words.has(term);
}

/** A folded Chinese or Japanese question with its grammar words replaced by spaces; other text is unchanged. */
export function withoutUnspacedGrammar(folded: string): string {
  return folded.replace(UNSPACED_PATTERN, " ");
}
