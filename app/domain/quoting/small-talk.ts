import { fold } from "#app/domain/retrieval/fold.ts";

export type SmallTalk = "greeting" | "thanks" | "goodbye";

const PHRASES: Readonly<Record<SmallTalk, string>> = {
  greeting:
    "hi|hello|hey|hi there|hello there|hey there|howdy|greetings|good morning|good afternoon|good evening|good day|how are you|how are you doing|how do you do|whats up|what's up|sup|yo|hiya|hi bot|hello bot|" +
    "hola|buenas|buenos dias|buenas tardes|buenas noches|que tal|como estas|como esta|como te va|muy buenas|saludos|" +
    "مرحبا|اهلا|اهلا وسهلا|السلام عليكم|السلام عليكم ورحمة الله|سلام|صباح الخير|مساء الخير|كيف حالك|هلا|هاي|" +
    "bonjour|salut|coucou|bonsoir|ca va|comment ca va|comment allez-vous|comment vas-tu|" +
    "hallo|guten tag|guten morgen|guten abend|moin|servus|gruss gott|gruezi|wie geht's|wie gehts|wie geht es dir|wie geht es ihnen|" +
    "ola|oi|bom dia|boa tarde|boa noite|tudo bem|como vai|e ai|ciao|salve|buongiorno|buonasera|come stai|come va|" +
    "hoi|goedemorgen|goedemiddag|goedenavond|hoe gaat het|привет|здравствуйте|здравствуй|добрый день|доброе утро|добрый вечер|как дела|" +
    "merhaba|selam|gunaydin|iyi gunler|iyi aksamlar|nasilsin|halo|selamat pagi|selamat siang|selamat malam|apa kabar|xin chao|czesc|dzien dobry|γεια|καλημερα|שלום|היי|درود|" +
    "नमस्ते|नमस्कार|हैलो|हाय|आप कैसे हैं|सुप्रभात|你好|您好|你们好|嗨|哈喽|早上好|下午好|晚上好|早安|你好吗|こんにちは|おはよう|おはようございます|こんばんは|もしもし|はじめまして|やあ|안녕하세요|안녕|สวัสดี|สวัสดีครับ|สวัสดีค่ะ",
  thanks:
    "thanks|thank you|thank you very much|thank you so much|thanks a lot|many thanks|thx|ty|tysm|cheers|much appreciated|appreciate it|i appreciate it|great thanks|ok thanks|okay thanks|perfect thanks|thanks for your help|thank you for your help|that helps|that helped|" +
    "gracias|muchas gracias|mil gracias|muchisimas gracias|gracias por tu ayuda|gracias por su ayuda|ok gracias|vale gracias|perfecto gracias|te lo agradezco|" +
    "شكرا|شكرا جزيلا|شكرا لك|شكرا لكم|مشكور|اشكرك|الف شكر|يعطيك العافية|جزاك الله خيرا|" +
    "merci|merci beaucoup|merci bien|mille mercis|je vous remercie|super merci|danke|danke schon|danke sehr|vielen dank|herzlichen dank|besten dank|tausend dank|dankeschon|" +
    "obrigado|obrigada|muito obrigado|muito obrigada|valeu|grazie|grazie mille|tante grazie|bedankt|dank je|dank je wel|dank u|dank u wel|спасибо|большое спасибо|спасибо большое|благодарю|" +
    "tesekkurler|tesekkur ederim|cok tesekkurler|sag ol|terima kasih|makasih|cam on|dziekuje|ευχαριστω|תודה|תודה רבה|ممنون|متشكرم|" +
    "धन्यवाद|शुक्रिया|बहुत धन्यवाद|बहुत बहुत धन्यवाद|आपका धन्यवाद|谢谢|谢谢你|谢谢您|多谢|非常感谢|感谢|謝謝|謝謝你|多謝|ありがとう|ありがとうございます|ありがとうございました|どうも|どうもありがとう|どうもありがとうございます|감사합니다|고마워요|고마워|고맙습니다|ขอบคุณ|ขอบคุณครับ|ขอบคุณค่ะ",
  goodbye:
    "bye|bye bye|goodbye|good bye|see you|see you later|see ya|see you soon|good night|farewell|take care|have a nice day|have a good day|have a great day|that's all|thats all|that is all|cya|talk to you later|ttyl|" +
    "adios|hasta luego|hasta pronto|hasta manana|hasta la vista|nos vemos|chao|chau|que tengas un buen dia|que tenga un buen dia|eso es todo|" +
    "مع السلامة|الى اللقاء|وداعا|تصبح على خير|في امان الله|باي|" +
    "au revoir|a bientot|a plus|a plus tard|bonne journee|bonne soiree|bonne nuit|adieu|a demain|" +
    "tschuss|auf wiedersehen|bis bald|bis spater|bis dann|schonen tag|schonen tag noch|gute nacht|ciao ciao|mach's gut|machs gut|auf wiederhoren|" +
    "tchau|adeus|ate logo|ate mais|ate breve|ate amanha|tenha um bom dia|arrivederci|a presto|buona giornata|buonanotte|doei|tot ziens|dag|пока|до свидания|до встречи|спокойной ночи|" +
    "hosca kal|gorusuruz|gule gule|iyi geceler|sampai jumpa|selamat tinggal|tam biet|do widzenia|pa|αντιο|להתראות|ביי|خداحافظ|" +
    "अलविदा|फिर मिलेंगे|शुभ रात्रि|बाय|再见|拜拜|回头见|晚安|再會|再見|下次见|さようなら|さよなら|またね|じゃあね|バイバイ|おやすみ|おやすみなさい|失礼します|안녕히 계세요|안녕히 가세요|잘 가|ลาก่อน",
};

const bare = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();

const KINDS = ["greeting", "thanks", "goodbye"] as const;
const BY_PHRASE = new Map<string, SmallTalk>(
  KINDS.flatMap((kind) => PHRASES[kind].split("|").map((phrase) => [bare(phrase), kind] as const)),
);
const LONGEST = 60;
/** Repeated last letters ("heyyy") and what is said to nobody in particular. */
const STRETCHED = /(\p{L})\1{2,}/gu;

function exact(text: string): SmallTalk | null {
  return (
    BY_PHRASE.get(text) ??
    BY_PHRASE.get(text.replace(STRETCHED, "$1")) ??
    BY_PHRASE.get(text.replace(STRETCHED, "$1$1")) ??
    null
  );
}

/** The kinds of the phrases that a text consists of, and null when something else is left. */
function composed(words: readonly string[]): SmallTalk | null {
  let last: SmallTalk | null = null;
  for (let at = 0; at < words.length;) {
    let taken = 0;
    for (let length = Math.min(5, words.length - at); length > 0 && taken === 0; length -= 1) {
      const kind = exact(words.slice(at, at + length).join(" "));
      if (kind === null) continue;
      taken = length;
      last = last === null || kind !== "greeting" ? kind : last;
    }
    if (taken === 0) return null;
    at += taken;
  }
  return last;
}

/** A message that is nothing but a greeting, thanks or a goodbye, in many languages; null for everything else. */
export function smallTalk(text: string): SmallTalk | null {
  if (text.length > LONGEST * 2) return null;
  const folded = bare(text);
  if (folded === "" || folded.length > LONGEST) return null;
  return exact(folded) ?? composed(folded.split(" "));
}
