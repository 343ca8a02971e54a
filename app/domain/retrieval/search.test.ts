import { describe, expect, it } from "vitest";
import { analyzePassage, isCurrentAnalysis, readAnalysis } from "./analyze-passage.ts";
import { search } from "./search.ts";
import { buildSegment, type Segment } from "./segment.ts";

const TEXTS: Readonly<Record<string, string>> = {
  hours: "Our shop is open from Monday to Friday, nine to six. On Sundays we are closed.",
  shipping:
    "Shipping within the country takes two working days and costs 4.90. Express delivery arrives the next morning.",
  returns: "You can return an item within 30 days. Refunds are paid to the card that you used.",
  warranty: "Every bicycle has a warranty of five years on the frame and two years on all other parts.",
  spanish:
    "Los pedidos se entregan en dos días laborables. Las devoluciones son gratuitas durante treinta días.",
  arabic: "يمكنك إرجاع المنتجات خلال ثلاثين يوما من تاريخ الشراء. التوصيل مجاني داخل المدينة.",
  chinese: "我们的商店星期一至星期五营业。所有自行车的车架保修五年。",
  thai: "ร้านของเราเปิดทุกวันจันทร์ถึงวันศุกร์ จัดส่งฟรีทั่วประเทศ",
  german: "Die Lieferzeit beträgt zwei Werktage. Rücksendungen sind innerhalb von dreißig Tagen möglich.",
  russian: "Доставка занимает два рабочих дня. Возврат товара возможен в течение тридцати дней.",
  hindi: "हमारी दुकान सोमवार से शुक्रवार तक खुली रहती है। साइकिल पर पाँच साल की वारंटी है।",
  japanese: "当店は月曜日から金曜日まで営業しています。自転車の保証期間は五年です。",
  korean: "배송은 영업일 기준 이틀이 걸립니다. 환불은 삼십일 이내에 가능합니다.",
};

function segmentOf(texts: Readonly<Record<string, string>>): Segment {
  return buildSegment(
    Object.entries(texts).map(([passageId, text]) => ({
      passageId,
      terms: analyzePassage({ title: "", headings: [], text }),
    })),
  );
}

const segment = segmentOf(TEXTS);
const first = (query: string, history?: string[]): string | undefined =>
  search([segment], query, history === undefined ? {} : { history }).hits[0]?.passageId;

const NASTY = [
  "",
  " ",
  "\u00a0\u3000",
  "\u200b\u200d\ufeff",
  "\u3164",
  "\n\t\r\n",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "\udfff\ud800",
  "x\udc00y",
  "%",
  "_",
  "*",
  '"',
  "(",
  "-",
  "NEAR(",
  "a AND",
  "c++",
  "it's",
  "(a+)+$",
  "the of and is",
  "🏳️‍🌈👨‍👩‍👧‍👦",
  `e${"\u0301".repeat(1000)}`,
  "\u202eabc\u2066",
  "\u{e0041}\u{e0042}",
  "ﬁ ＡＢＣ İı ß",
  "𠀀𠀁𠀂",
  "`id` $(id) ../ {{7*7}} <script>",
  "a".repeat(10_000),
  "字".repeat(10_000),
  "word ".repeat(2000),
  "((((".repeat(2500),
  "\ud83d".repeat(5000),
  "1,".repeat(5000),
  "__proto__ constructor toString hasOwnProperty",
];

describe("search", () => {
  it.each([
    ["when are you closed on sunday", "hours"],
    ["how long does shipping take?", "shipping"],
    ["refund to my card", "returns"],
    ["bicycles warranties", "warranty"],
    ["¿Cuándo se entregan los pedidos?", "spanish"],
    ["متى يمكن ارجاع المنتج", "arabic"],
    ["自行车保修几年？", "chinese"],
    ["จัดส่ง ประเทศ", "thai"],
    ["Wie lange ist die Lieferzeit?", "german"],
    ["сколько дней занимает доставка", "russian"],
    ["साइकिल की वारंटी कितने साल", "hindi"],
    ["自転車の保証は何年ですか", "japanese"],
    ["환불 가능", "korean"],
  ])("finds the passage for %j", (query, expected) => {
    expect(first(query)).toBe(expected);
  });

  it.each([
    ["shiping", "shipping"],
    ["waranty", "warranty"],
    ["bycicle", "warranty"],
    ["devolusiones", "spanish"],
    ["Leiferzeit", "german"],
  ])("finds a passage despite the typing error in %j", (query, expected) => {
    expect(first(query)).toBe(expected);
  });

  it("takes accents, width, case, ligatures and digits of other scripts for the same", () => {
    const own = segmentOf({
      cafe: "Café crème costs 50",
      office: "The oﬃce is on the first floor",
      street: "Große Straße",
    });
    const find = (query: string): string | undefined => search([own], query).hits[0]?.passageId;
    expect([
      find("CAFE\u0301"),
      find("ｃａｆｅ"),
      find("٥٠"),
      find("office"),
      find("GROSSE STRASSE"),
    ]).toEqual(["cafe", "cafe", "cafe", "office", "street"]);
  });

  it("tells c++ from c#", () => {
    const own = segmentOf({ plus: "A course for C++ beginners", sharp: "A course for C# beginners" });
    expect(search([own], "what is c++?").hits[0]?.passageId).toBe("plus");
    expect(search([own], "c# course").hits[0]?.passageId).toBe("sharp");
  });

  it.each(NASTY)("answers or finds nothing, but never throws, for a hostile query (%#)", (query) => {
    const { hits, terms } = search([segment], query);
    expect(terms.length).toBeLessThanOrEqual(32);
    for (const { score } of hits) {
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
    }
  });

  it.each(NASTY)("analyses and loads a hostile passage (%#)", (text) => {
    const stored = analyzePassage({ title: text, headings: [text], text, questions: [text] });
    expect(isCurrentAnalysis(stored)).toBe(true);
    expect(stored.split("\t")).toHaveLength(6);
    expect(stored.isWellFormed === undefined || stored.isWellFormed()).toBe(true);
    expect(buildSegment([{ passageId: "p", terms: stored }]).size).toBe(1);
    expect(search([buildSegment([{ passageId: "p", terms: stored }])], text).hits.length).toBeLessThanOrEqual(
      1,
    );
  });

  it("uses at most 32 terms of a long question and still finds what it is about", () => {
    const filler = Array.from({ length: 1000 }, (_, index) => `filler${index}`).join(" ");
    const { hits, terms } = search([segment], `${filler} warranty frame bicycle`);
    expect(terms).toHaveLength(32);
    expect(hits[0]?.passageId).toBe("warranty");
  });

  it("finds nothing in no passages", () => {
    expect(search([], "anything").hits).toEqual([]);
    expect(search([buildSegment([])], "anything").hits).toEqual([]);
  });

  it("gives the same result however the passages are spread over segments", () => {
    const entries = Object.entries(TEXTS);
    const parts = [0, 1, 2].map((part) =>
      segmentOf(Object.fromEntries(entries.filter((_, index) => index % 3 === part))),
    );
    for (const query of ["shipping days", "warranty on the frame", "open on sunday"]) {
      const whole = search([segment], query).hits;
      const split = search(parts, query).hits;
      expect(split[0]?.passageId).toBe(whole[0]?.passageId);
      expect(split[0]?.score).toBeCloseTo(whole[0]?.score ?? -1, 1);
    }
  });

  it("gives the same result every time", () => {
    expect(search([segment], "delivery of the bicycle")).toEqual(
      search([segmentOf(TEXTS)], "delivery of the bicycle"),
    );
  });

  it("leaves out passages that are switched off", () => {
    const hits = search([segment], "shipping", { isEnabled: (id) => id !== "shipping" }).hits;
    expect(hits.map(({ passageId }) => passageId)).not.toContain("shipping");
  });

  it("understands a follow-up question from the one before", () => {
    const own = segmentOf({
      museum: "The museum opens at ten. On Sundays it opens at noon.",
      pool: "The swimming pool opens at seven. On Sundays it opens at nine.",
    });
    const ask = (before: string): string | undefined =>
      search([own], "and on Sundays?", { history: [before] }).hits[0]?.passageId;
    expect([ask("When does the museum open?"), ask("When does the swimming pool open?")]).toEqual([
      "museum",
      "pool",
    ]);
  });

  it("prefers a passage whose heading names the subject", () => {
    const rows = [
      {
        passageId: "a",
        terms: analyzePassage({
          title: "Guide",
          headings: ["Delivery"],
          text: "It takes two days and is free.",
        }),
      },
      {
        passageId: "b",
        terms: analyzePassage({
          title: "Guide",
          headings: ["Payment"],
          text: "It takes two days after delivery and is free of charge.",
        }),
      },
    ];
    expect(search([buildSegment(rows)], "delivery").hits[0]?.passageId).toBe("a");
  });

  it("trusts a passage less that lacks the name which the question is about", () => {
    const score = (query: string): number => search([segment], query).hits[0]?.score ?? 0;
    expect(score("How long is the warranty of Kowalski bicycles?")).toBeLessThan(
      score("How long is the warranty of frame bicycles?"),
    );
    expect(score("How long is the warranty of Kowalski bicycles?")).toBeLessThan(
      score("how long is the warranty of kowalski bicycles?"),
    );
  });

  it("scores a fitting passage above an unrelated one, comparably between questions", () => {
    const fits =
      search([segment], "How many years of warranty does the bicycle frame have?").hits[0]?.score ?? 0;
    const unrelated =
      search([segment], "Who painted the ceiling of the chapel in the other country?").hits[0]?.score ?? 0;
    expect(fits).toBeGreaterThan(0.6);
    expect(unrelated).toBeLessThan(0.4);
  });
});

describe("analyzePassage", () => {
  it("keeps the fields, sentences and language of a passage in one line", () => {
    const stored = analyzePassage({
      title: "Delivery",
      headings: ["Where", "When"],
      text: "We deliver here. It is free\tof charge.",
      questions: ["Is it free?"],
    });
    expect(stored).not.toContain("\n");
    expect(readAnalysis(stored)).toEqual({
      language: "en",
      title: ["delivery"],
      headings: ["where", ".", "when"],
      text: ["we", "deliver", "here", ".", "it", "is", "free", "of", "charge"],
      questions: ["is", "it", "free"],
    });
  });

  it("reads a line of another version as a passage without terms", () => {
    expect(isCurrentAnalysis("0\ten\told")).toBe(false);
    expect(search([buildSegment([{ passageId: "old", terms: "0\ten\told" }])], "old").hits).toEqual([]);
  });
});
