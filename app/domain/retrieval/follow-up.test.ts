import { describe, expect, it } from "vitest";
import { analyzePassage } from "./analyze-passage.ts";
import { search } from "./search.ts";
import { buildSegment } from "./segment.ts";

/** In each language: two passages that only the earlier question tells apart, and a third one about something else. */
const LANGUAGES: Readonly<
  Record<string, { museum: string; pool: string; parking: string; when: [string, string] }>
> = {
  en: {
    museum:
      "The museum opens at ten. On Sundays it opens at noon. Admission costs 8 euros, for children it is free.",
    pool: "The swimming pool opens at seven. On Sundays it opens at nine. Admission costs 5 euros, for children 2 euros.",
    parking: "You can park behind the town hall. The car park has a charging station.",
    when: ["When does the museum open?", "When does the swimming pool open?"],
  },
  es: {
    museum:
      "El museo abre a las diez. Los domingos abre a mediodía. La entrada cuesta 8 euros, para niños es gratis.",
    pool: "La piscina abre a las siete. Los domingos abre a las nueve. La entrada cuesta 5 euros, para niños 2 euros.",
    parking: "Se puede aparcar detrás del ayuntamiento. El aparcamiento tiene una estación de carga.",
    when: ["¿Cuándo abre el museo?", "¿Cuándo abre la piscina?"],
  },
  fr: {
    museum:
      "Le musée ouvre à dix heures. Le dimanche il ouvre à midi. L'entrée coûte 8 euros, gratuite pour les enfants.",
    pool: "La piscine ouvre à sept heures. Le dimanche elle ouvre à neuf heures. L'entrée coûte 5 euros, pour les enfants 2 euros.",
    parking: "On peut se garer derrière la mairie. Le parking a une borne de recharge.",
    when: ["Quand le musée ouvre-t-il ?", "Quand la piscine ouvre-t-elle ?"],
  },
  de: {
    museum:
      "Das Museum öffnet um zehn. Sonntags öffnet es um zwölf. Der Eintritt kostet 8 Euro, für Kinder ist er frei.",
    pool: "Das Hallenbad öffnet um sieben. Sonntags öffnet es um neun. Der Eintritt kostet 5 Euro, für Kinder 2 Euro.",
    parking: "Parken kann man hinter dem Rathaus. Der Parkplatz hat eine Ladesäule.",
    when: ["Wann öffnet das Museum?", "Wann öffnet das Hallenbad?"],
  },
  pt: {
    museum:
      "O museu abre às dez. Aos domingos abre ao meio-dia. A entrada custa 8 euros, para crianças é grátis.",
    pool: "A piscina abre às sete. Aos domingos abre às nove. A entrada custa 5 euros, para crianças 2 euros.",
    parking: "Pode-se estacionar atrás da prefeitura. O estacionamento tem um carregador.",
    when: ["Quando abre o museu?", "Quando abre a piscina?"],
  },
  ar: {
    museum: "يفتح المتحف في العاشرة. يوم الأحد يفتح ظهرا. سعر الدخول 8 يورو، وللأطفال مجاني.",
    pool: "يفتح المسبح في السابعة. يوم الأحد يفتح في التاسعة. سعر الدخول 5 يورو، وللأطفال 2 يورو.",
    parking: "يمكن إيقاف السيارة خلف مبنى البلدية. في الموقف محطة شحن.",
    when: ["متى يفتح المتحف؟", "متى يفتح المسبح؟"],
  },
  hi: {
    museum: "संग्रहालय दस बजे खुलता है। रविवार को दोपहर में खुलता है। प्रवेश 8 यूरो का है, बच्चों के लिए मुफ़्त है।",
    pool: "तरणताल सात बजे खुलता है। रविवार को नौ बजे खुलता है। प्रवेश 5 यूरो का है, बच्चों के लिए 2 यूरो।",
    parking: "गाड़ी नगर भवन के पीछे खड़ी की जा सकती है। वहाँ चार्जिंग स्टेशन है।",
    when: ["संग्रहालय कब खुलता है?", "तरणताल कब खुलता है?"],
  },
  ja: {
    museum: "博物館は十時に開きます。日曜日は正午に開きます。入場料は8ユーロで、子供は無料です。",
    pool: "プールは七時に開きます。日曜日は九時に開きます。入場料は5ユーロで、子供は2ユーロです。",
    parking: "市役所の裏に駐車できます。駐車場には充電設備があります。",
    when: ["博物館はいつ開きますか？", "プールはいつ開きますか？"],
  },
  zh: {
    museum: "博物馆十点开门。星期日中午开门。门票8欧元，儿童免费。",
    pool: "游泳池七点开门。星期日九点开门。门票5欧元，儿童2欧元。",
    parking: "可以把车停在市政厅后面。停车场有充电桩。",
    when: ["博物馆几点开门？", "游泳池几点开门？"],
  },
};

const FOLLOW_UPS: Readonly<Record<string, string[]>> = {
  en: [
    "and on Sundays?",
    "what about for children?",
    "how much is it?",
    "how much does it cost?",
    "Sundays?",
  ],
  es: ["¿y los domingos?", "¿y para niños?", "¿cuánto cuesta?"],
  fr: ["et le dimanche ?", "et pour les enfants ?", "combien ça coûte ?"],
  de: ["und sonntags?", "und für Kinder?", "was kostet das?", "wie viel kostet es?"],
  pt: ["e aos domingos?", "e para crianças?", "quanto custa?"],
  ar: ["ويوم الأحد؟", "وماذا عن الأطفال؟", "كم السعر؟"],
  hi: ["और रविवार को?", "और बच्चों के लिए?", "कितने का है?"],
  ja: ["日曜日は？", "では、子供は？", "いくらですか？"],
  zh: ["那星期日呢？", "儿童呢？", "门票多少钱？"],
};

const ALONE: Readonly<Record<string, string>> = {
  en: "Where can I park my car?",
  es: "¿Dónde se puede aparcar?",
  fr: "Où peut-on se garer ?",
  de: "Wo kann man parken?",
  pt: "Onde posso estacionar?",
  ar: "أين يمكن إيقاف السيارة؟",
  hi: "गाड़ी कहाँ खड़ी की जा सकती है?",
  ja: "どこに駐車できますか？",
  zh: "可以把车停在哪里？",
};

function ask(language: string, question: string, history: string[]): string | undefined {
  const { museum, pool, parking } = LANGUAGES[language] ?? { museum: "", pool: "", parking: "" };
  const segment = buildSegment(
    Object.entries({ museum, pool, parking }).map(([passageId, text]) => ({
      passageId,
      terms: analyzePassage({ title: "", headings: [], text }),
    })),
  );
  return search([segment], question, { history }).hits[0]?.passageId;
}

describe("a question after another", () => {
  it.each(
    Object.entries(FOLLOW_UPS).flatMap(([language, list]) =>
      list.map((question) => [language, question] as const),
    ),
  )("is about the same as the one before, in %s: %s", (language, question) => {
    const [museum, pool] = LANGUAGES[language]?.when ?? ["", ""];
    expect([ask(language, question, [museum]), ask(language, question, [pool])]).toEqual(["museum", "pool"]);
  });

  it.each(Object.entries(ALONE))(
    "that stands alone is not drawn to the one before, in %s: %s",
    (language, question) => {
      const { when } = LANGUAGES[language] ?? { when: [] };
      for (const before of when) expect(ask(language, question, [before])).toBe("parking");
    },
  );
});
