import { describe, expect, it } from "vitest";
import { AnswerChecker, type CheckerOptions } from "./answer-checker.ts";
import type { CitablePassage } from "./judge-piece.ts";

const HOURS: CitablePassage = {
  number: 1,
  title: "Bakery",
  headings: ["Opening hours"],
  text: "The bakery opens at seven in the morning and closes at six in the evening, from Tuesday to Sunday. On Mondays it is closed.",
};
const BREAD: CitablePassage = {
  number: 2,
  title: "Bakery",
  headings: ["Bread"],
  text: "Our rye bread is baked with sourdough and contains no yeast. A loaf of one kilogram costs 5.40 euros. Ada Baker bakes it.",
};

/** What of the answer was let through, sent in pieces of so many characters. */
function check(answer: string, options: Partial<CheckerOptions> = {}, size = 7) {
  const checker = new AnswerChecker({
    passages: [HOURS, BREAD],
    asked: "When do you open, and do you have cakes?",
    locale: "en",
    isStrict: true,
    ...options,
  });
  let text = "";
  for (let at = 0; at < answer.length; at += size) text += checker.push(answer.slice(at, at + size));
  text += checker.end();
  return { text, checker };
}

const dropped = (checker: AnswerChecker) =>
  checker.sentences.filter((sentence) => sentence.isDropped).map((sentence) => sentence.text);

describe("a strict answer", () => {
  it("keeps what its passage holds and leaves out what none does", () => {
    const { text, checker } = check(
      "We open at seven in the morning [1]. We also bake wedding cakes for 99 euros [2]. A loaf of rye bread costs 5.40 euros [2].",
    );
    expect(text).toBe("We open at seven in the morning [1]. A loaf of rye bread costs 5.40 euros [2].");
    expect(dropped(checker)).toEqual(["We also bake wedding cakes for 99 euros [2]."]);
    expect(checker.cited).toEqual([1, 2]);
  });

  it("is the same wherever the deltas are cut", () => {
    const answer =
      "Hello! Here are our hours:\n\n- Open at 7:00 in the morning. [1]\n- Free parking for 40 cars.\n- Closed on Mondays.\n\n## Bread\n\nRye bread costs 5.40 euros [2]. Anything else?";
    const whole = check(answer, {}, answer.length).text;
    expect(whole).toBe(
      "Hello! Here are our hours:\n\n- Open at 7:00 in the morning. [1]\n- Closed on Mondays. [1]\n\n## Bread\n\nRye bread costs 5.40 euros [2]. Anything else?",
    );
    for (const size of [1, 2, 3, 5, 11, 50]) expect(check(answer, {}, size).text).toBe(whole);
  });

  it.each([
    ["another price", "A loaf of rye bread costs 6.40 euros [2]."],
    ["another name", "The rye bread is baked by Charles Baker [2]."],
    ["another hour", "The bakery closes at 20:00 in the evening [1]."],
    ["another day's number in words", "The bakery opens at nine in the morning [1]."],
    ["words that no passage has", "We deliver fresh vegetables to every customer [1]."],
  ])("leaves out %s", (_, sentence) => {
    expect(check(sentence).text).toBe("");
  });

  it.each([
    ["a price written otherwise", "A 1 kilogram loaf costs 5,40 euros [2]."],
    ["an hour in digits", "The bakery closes at 18:00 in the evening [1]."],
    ["other forms of its words", "The bakery's rye breads contain no yeasts [2]."],
    ["a name of the passage", "The rye bread is baked by Ada Baker [2]."],
  ])("keeps %s", (_, sentence) => {
    expect(check(sentence).text).toBe(sentence);
  });

  it("gives an uncited sentence the number of the passage that holds it", () => {
    const { text, checker } = check("A loaf of rye bread costs 5.40 euros. Closed on Mondays [2].");
    expect(text).toBe("A loaf of rye bread costs 5.40 euros. [2] Closed on Mondays [2]. [1]");
    expect(checker.sentences.map(({ cites }) => cites)).toEqual([[2], [2, 1]]);
  });

  it("lets greetings, questions back and honest words through", () => {
    expect(check("I don't know that.").checker.isUnknown).toBe(true);
    const answer = "Hello! I don't know whether we have cakes. Would you like to know our hours?";
    const { text, checker } = check(answer);
    expect([text, checker.isUnknown]).toEqual([answer, true]);
  });

  it("does not let an invention through as an honest word", () => {
    expect(check("I don't know your name, but cakes cost 30 euros at Miller's.").text).toBe("");
  });

  it("does not take a statement for an honest word because it says what something is not", () => {
    expect(check("The garden terrace is not included in the yearly brochure of the region.").text).toBe("");
    const honest = "The opening hours of the garden terrace are not mentioned in the brochure.";
    expect(check(honest).text).toBe(honest);
  });

  it("says nothing rather than a greeting before what was left out", () => {
    expect(check("Great question! We bake wedding cakes for 99 euros.").text).toBe("");
  });

  it("that is cut off ends with its last whole sentence that is true", () => {
    const checker = new AnswerChecker({ passages: [HOURS], asked: "", locale: "en", isStrict: true });
    expect(checker.push("We open at seven in the morning [1]. On Mondays it")).toBe(
      "We open at seven in the morning [1].",
    );
    expect(checker.end(false)).toBe("");
  });

  it("keeps the rows of a table that are true, below its head", () => {
    const table =
      "| Bread | Price |\n|---|---|\n| Rye bread loaf | 5.40 euros |\n| White bread | 9.90 euros |\n";
    expect(check(table).text).toBe("| Bread | Price |\n|---|---|\n| Rye bread loaf | 5.40 euros |");
  });

  it("does not compare words with a passage in another language, only numbers and names", () => {
    const kept = "La panadería abre a las 7 de la mañana y cierra a las 18:00 de la tarde [1].";
    expect(check(kept, { locale: "es" }).text).toBe(kept);
    expect(check("La panadería abre a las 9 de la mañana de los lunes [1].", { locale: "es" }).text).toBe("");
    expect(check("La panadería abre por la mañana para los clientes.", { locale: "es" }).text).toBe("");
  });

  it.each([
    [
      "ar",
      "يفتح المخبز في الساعة 7 صباحا من الثلاثاء إلى الأحد.",
      "يفتح المخبز في الساعة 7 صباحا.",
      "يفتح المخبز في الساعة 9 صباحا.",
    ],
    [
      "zh",
      "面包店早上7点开门,晚上6点关门。星期一休息。",
      "面包店早上7点开门。",
      "面包店出售婚礼蛋糕和咖啡。",
    ],
    [
      "hi",
      "बेकरी सुबह 7 बजे खुलती है और शाम 6 बजे बंद होती है।",
      "बेकरी सुबह 7 बजे खुलती है।",
      "बेकरी में शादी के केक मिलते हैं।",
    ],
    [
      "es",
      "La panadería abre a las siete de la mañana y cierra los lunes.",
      "Abrimos la panadería a las 7 de la mañana.",
      "Vendemos pasteles de boda para fiestas.",
    ],
  ])("works in %s", (locale, text, kept, left) => {
    const passages = [{ number: 1, title: "", headings: [], text }];
    expect(check(kept, { locale, passages }).text).toBe(`${kept} [1]`);
    expect(check(left, { locale, passages }).text).toBe("");
  });
});

describe("an answer that may say more", () => {
  it("is let through at once, and marked for its owner", () => {
    const checker = new AnswerChecker({ passages: [HOURS], asked: "", locale: "en", isStrict: false });
    expect(checker.push("We bake wed")).toBe("We bake wed");
    expect(checker.push("ding cakes.")).toBe("ding cakes.");
    expect(checker.push(" We open")).toBe(" We open");
    expect(checker.push(" at seven in the morning")).toBe(" at seven in the morning");
    expect(checker.end()).toBe(" [1]");
    expect(checker.sentences).toEqual([
      { text: "We bake wedding cakes.", cites: [], isSupported: false, isDropped: false },
      { text: "We open at seven in the morning", cites: [1], isSupported: true, isDropped: false },
    ]);
  });

  it("loses no character, wherever the deltas are cut", () => {
    const answer =
      "Hi. Dr. Who came at 3.5 p.m. to\n\n1. see\n2. us:\n```js\nlet a = 1.\n\nb\n```\n| a | b |\n|--|--|\n| c | d |\nEnd";
    for (const size of [1, 3, 8, 200])
      expect(check(answer, { passages: [], isStrict: false }, size).text).toBe(answer);
  });
});

it("points to the sentence of the passage that the answer rests on", () => {
  const { checker } = check("A loaf costs 5.40 euros [2].");
  const { start, end } = checker.highlights[2] ?? { start: 0, end: 0 };
  expect(BREAD.text.slice(start, end)).toBe("A loaf of one kilogram costs 5.40 euros.");
});
