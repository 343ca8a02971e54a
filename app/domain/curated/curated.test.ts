import { describe, expect, it } from "vitest";
import { classify } from "./classify.ts";
import { readClassifier, writeClassifier } from "./serialise.ts";
import { trainCurated, type CuratedClassifier, type PairToLearn } from "./train.ts";

function train(pairs: readonly PairToLearn[]): CuratedClassifier {
  const steps = trainCurated(pairs);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

interface Shop {
  /** Phrasings by subject. */
  pairs: Record<string, string[]>;
  /** Other words for the same subjects. */
  asked: [question: string, subject: string][];
  foreign: string[];
}

/** The same small shop in several languages, with few phrasings, as most bots have them. */
const SHOPS: Record<string, Shop> = {
  en: {
    pairs: {
      parking: ["Where can I park?", "Is there a car park?", "parking near the shop"],
      dogs: ["May I bring my dog?", "Are dogs allowed?", "is the shop dog friendly"],
      hours: ["When do you open?", "What are your opening hours?", "How long are you open on Sundays?"],
      returns: ["How do I return an item?", "Can I send something back?", "I want my money back"],
    },
    asked: [
      ["where do I park the car", "parking"],
      ["are small dogs allowed in the shop", "dogs"],
      ["what are the opening hours on Sunday", "hours"],
      ["how can I return an item that I bought", "returns"],
    ],
    foreign: ["Who won the world cup in 1998?", "Tell me a joke", "How tall is the Eiffel tower?"],
  },
  es: {
    pairs: {
      parking: ["¿Dónde puedo aparcar?", "¿Hay aparcamiento?", "aparcar cerca de la tienda"],
      dogs: ["¿Puedo llevar a mi perro?", "¿Se admiten perros?", "perros en la tienda"],
      hours: ["¿Cuándo abren?", "¿Cuál es el horario?", "¿A qué hora cierran los domingos?"],
      returns: ["¿Cómo devuelvo un artículo?", "Quiero devolver una compra", "plazo de devolución"],
    },
    asked: [
      ["dónde se puede aparcar el coche", "parking"],
      ["se admiten perros grandes", "dogs"],
      ["cuál es el horario de los domingos", "hours"],
      ["cómo puedo devolver un artículo", "returns"],
    ],
    foreign: ["¿Quién ganó el mundial de 1998?", "Cuéntame un chiste", "¿Cuánto mide la torre Eiffel?"],
  },
  ar: {
    pairs: {
      parking: ["أين يمكنني ركن السيارة؟", "هل يوجد موقف سيارات؟", "موقف قريب من المتجر"],
      dogs: ["هل يمكنني إحضار كلبي؟", "هل الكلاب مسموحة؟", "الكلاب في المتجر"],
      hours: ["متى تفتحون؟", "ما هي ساعات العمل؟", "متى تغلقون يوم الأحد؟"],
      returns: ["كيف أعيد منتجا؟", "أريد إرجاع ما اشتريته", "سياسة الإرجاع"],
    },
    asked: [
      ["هل يوجد موقف للسيارات قريب", "parking"],
      ["هل الكلاب مسموحة في المتجر", "dogs"],
      ["ما هي ساعات العمل يوم الأحد", "hours"],
      ["أريد إرجاع منتج اشتريته", "returns"],
    ],
    foreign: ["من فاز بكأس العالم ١٩٩٨؟", "احك لي نكتة", "كم يبلغ ارتفاع برج إيفل؟"],
  },
  zh: {
    pairs: {
      parking: ["哪里可以停车？", "有停车场吗？", "商店附近停车"],
      dogs: ["可以带狗吗？", "允许狗进入吗？", "带宠物狗进店"],
      hours: ["几点开门？", "营业时间是什么？", "星期天几点关门？"],
      returns: ["怎么退货？", "我想退回商品", "退货期限"],
    },
    asked: [
      ["附近有没有停车场", "parking"],
      ["我可以带狗进店吗", "dogs"],
      ["星期天的营业时间", "hours"],
      ["买的商品怎么退货", "returns"],
    ],
    foreign: ["谁赢得了1998年世界杯？", "讲个笑话", "埃菲尔铁塔有多高？"],
  },
  de: {
    pairs: {
      parking: ["Wo kann ich parken?", "Gibt es einen Parkplatz?", "Parken in der Nähe"],
      dogs: ["Darf ich meinen Hund mitbringen?", "Sind Hunde erlaubt?", "Hunde im Laden"],
      hours: ["Wann öffnet ihr?", "Wie sind die Öffnungszeiten?", "Wie lange habt ihr sonntags offen?"],
      returns: [
        "Wie gebe ich etwas zurück?",
        "Ich möchte einen Artikel zurückgeben",
        "Rückgabe und Umtausch",
      ],
    },
    asked: [
      ["gibt es Parkplätze in der Nähe", "parking"],
      ["sind kleine Hunde im Laden erlaubt", "dogs"],
      ["wie sind eure Öffnungszeiten am Sonntag", "hours"],
      ["wie kann ich einen Artikel zurückgeben", "returns"],
    ],
    foreign: [
      "Wer gewann die Weltmeisterschaft 1998?",
      "Erzähl mir einen Witz",
      "Was ist die Hauptstadt von Peru?",
    ],
  },
  hi: {
    pairs: {
      parking: ["गाड़ी कहाँ पार्क करें?", "क्या पार्किंग है?", "दुकान के पास पार्किंग"],
      dogs: ["क्या मैं अपना कुत्ता ला सकता हूँ?", "क्या कुत्तों की अनुमति है?", "दुकान में कुत्ते"],
      hours: ["दुकान कब खुलती है?", "खुलने का समय क्या है?", "रविवार को कब बंद होती है?"],
      returns: ["सामान वापस कैसे करें?", "मुझे सामान लौटाना है", "वापसी की शर्तें"],
    },
    asked: [
      ["क्या पास में पार्किंग है", "parking"],
      ["क्या दुकान में कुत्तों की अनुमति है", "dogs"],
      ["रविवार को खुलने का समय क्या है", "hours"],
      ["मुझे सामान वापस करना है", "returns"],
    ],
    foreign: ["1998 का विश्व कप किसने जीता?", "एक चुटकुला सुनाओ", "एफिल टावर कितना ऊँचा है?"],
  },
};

const learned = (language: string): PairToLearn[] =>
  Object.entries(SHOPS[language]?.pairs ?? {}).map(([passageId, questions]) => ({ passageId, questions }));

describe.each(Object.keys(SHOPS))("pairs in %s", (language) => {
  const classifier = train(learned(language));
  const { asked = [], foreign = [] } = SHOPS[language] ?? {};

  it.each(asked)("%s → %s", (question, subject) => {
    expect(classify(classifier, question)).toMatchObject({ passageId: subject, isSure: true });
  });

  it.each(foreign)("%s → none", (question) => {
    expect(classify(classifier, question)?.isSure ?? false).toBe(false);
  });

  it("know each of their own phrasings for certain, in any case and without marks", () => {
    for (const { passageId, questions } of learned(language))
      for (const question of questions)
        expect(classify(classifier, `  ${question.toUpperCase()}!`)).toMatchObject({
          passageId,
          confidence: 1,
        });
  });
});

describe("a classifier", () => {
  const pairs = ["en", "ar", "zh"].flatMap((language) =>
    learned(language).map((pair) => ({ ...pair, passageId: `${language} ${pair.passageId}` })),
  );

  it("of several languages answers each in its own", () => {
    const classifier = train(pairs);
    const questions = ["en", "ar", "zh"].flatMap((language) =>
      (SHOPS[language]?.asked ?? []).map(
        ([question, subject]) => [question, `${language} ${subject}`] as const,
      ),
    );
    const right = questions.filter(
      ([question, passageId]) => classify(classifier, question)?.passageId === passageId,
    );
    expect(right.length).toBe(questions.length);
  });

  it("is the same when it is trained again, and when it was stored", () => {
    const fresh = train(pairs);
    const bytes = writeClassifier(fresh);
    expect(writeClassifier(train(pairs))).toEqual(bytes);
    const stored = readClassifier(bytes);
    expect(stored).not.toBeNull();
    for (const { asked } of Object.values(SHOPS))
      for (const [question] of asked) {
        const before = classify(fresh, question);
        const after = stored && classify(stored, question);
        expect(after?.passageId).toBe(before?.passageId);
        expect(after?.confidence).toBeCloseTo(before?.confidence ?? 0, 1);
      }
  });

  it("takes a tenth of a megabyte at most for a small bot", () => {
    expect(writeClassifier(train(learned("en"))).byteLength).toBeLessThan(100_000);
  });

  it.each([[[]], [[{ passageId: "a", questions: [] }]], [[{ passageId: "a", questions: ["", "?!", "🍞"] }]]])(
    "of next to nothing says nothing: %j",
    (nothing: PairToLearn[]) => {
      expect(classify(train(nothing), "Where can I park?")?.isSure ?? false).toBe(false);
    },
  );

  it.each(["", "   ", "?", "\ud800", "🍞", "a".repeat(100_000), "x y ".repeat(10_000), "\0"])(
    "never fails, for %.12j",
    (question) => {
      expect(() => classify(train(learned("en")), question)).not.toThrow();
    },
  );

  it("of one phrasing a pair knows it again in other words", () => {
    const single = learned("en").map(({ passageId, questions }) => ({
      passageId,
      questions: questions.slice(0, 1),
    }));
    const classifier = train(single);
    expect(classify(classifier, "where can I park my car?")).toMatchObject({
      passageId: "parking",
      isSure: true,
    });
    expect(classify(classifier, "how do I return the item")).toMatchObject({
      passageId: "returns",
      isSure: true,
    });
    expect(classify(classifier, "Who won the world cup?")?.isSure).toBe(false);
  });

  it("ignores what is no classifier of this version", () => {
    expect(readClassifier(new Uint8Array())).toBeNull();
    expect(readClassifier(new Uint8Array(64))).toBeNull();
  });
});

describe("very few pairs", () => {
  const WEDDINGS = ["Do you bake for weddings?", "Wedding cakes?"];
  const PAYING = ["How can I pay?", "Do you take cards?"];
  const BODAS = ["¿Hacen tartas de boda?", "¿Tartas para bodas?"];
  const ZAFAF = ["هل تخبزون كعك الزفاف؟", "كعكة زفاف؟"];

  it.each([
    [[WEDDINGS], "Can you bake a wedding cake for us?"],
    [[WEDDINGS, PAYING], "Can I pay by card?"],
    [[WEDDINGS, PAYING], "I need a cake for my wedding"],
    [[BODAS], "¿Pueden hacer una tarta para mi boda?"],
  ])("know what they are asked: %j, %s", (pairs, question) =>
    expect(classify(train(numbered(pairs)), question)).toMatchObject({ isSure: true }),
  );

  it.each([
    [[WEDDINGS], "When do you open?"],
    [[WEDDINGS], "Do you have chess lessons?"],
    [[WEDDINGS], "Where are you?"],
    [[WEDDINGS], "What do you bake for birthdays?"],
    [[WEDDINGS, PAYING], "Do you take dogs?"],
    [[WEDDINGS, PAYING], "Do you sell cakes?"],
    [[BODAS], "¿Hacen envíos?"],
    [[ZAFAF], "هل تخبزون خبزا بدون غلوتين؟"],
  ])("are not led astray by how every question begins, nor by half of it: %j, %s", (pairs, question) =>
    expect(classify(train(numbered(pairs)), question)).toMatchObject({ isSure: false }),
  );
});

const numbered = (pairs: readonly string[][]): PairToLearn[] =>
  pairs.map((questions, index) => ({ passageId: `pair-${index}`, questions }));
