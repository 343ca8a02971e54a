import { describe, expect, it } from "vitest";
import { analyzePassage } from "#app/domain/retrieval/analyze-passage.ts";
import { search } from "#app/domain/retrieval/search.ts";
import { buildSegment } from "#app/domain/retrieval/segment.ts";
import type { QuotablePassage } from "./quotable-passage.ts";
import { quote, type QuotedAnswer } from "./quote.ts";
import { smallTalk } from "./small-talk.ts";

interface Known {
  readonly title?: string;
  readonly headings?: string[];
  readonly text: string;
  readonly questions?: string[];
}

const KNOWN: Known[] = [
  {
    text: "Our shop is open from Monday to Friday, nine to six. On Saturdays we close at two. On Sundays we are closed. Parking is behind the house.",
  },
  {
    text: "Shipping within the country takes two working days. Express delivery arrives the next morning and costs 9.90. Islands take a week.",
  },
  {
    text: "We were founded in 1987 by Maria Lopez in Lisbon. Today 45 people work for us. The workshop has moved twice since then.",
  },
  { title: "Payment", text: "We accept:\nCredit cards\nBank transfer\nCash on delivery" },
  {
    title: "Prices",
    text: "Product: Chair · Price: 45 euros\nProduct: Table · Price: 120 euros\nProduct: Lamp · Price: 30 euros",
  },
  {
    text: "Write to help@example.org and add a photograph.",
    questions: ["How do I report a broken part?", "Something arrived damaged, what now?"],
  },
  { text: "很抱歉，我们星期日休息。星期一至星期五九点开门。退货需要在三十天内办理。" },
];

const segment = buildSegment(
  KNOWN.map(({ title = "", headings = [], text, questions }, index) => ({
    passageId: `p${index}`,
    terms: analyzePassage(
      questions === undefined ? { title, headings, text } : { title, headings, text, questions },
    ),
  })),
);

function passagesFor(question: string): {
  passages: QuotablePassage[];
  terms: readonly { term: string; weight: number }[];
} {
  const { hits, terms } = search([segment], question);
  const passages = hits.map(({ passageId, score }, index) => {
    const {
      title = "",
      headings = [],
      text,
      questions = [],
    } = KNOWN[Number(passageId.slice(1))] ?? { text: "" };
    return { number: index + 1, passageId, sourceId: passageId, title, headings, text, questions, score };
  });
  return { passages, terms };
}

function ask(
  question: string,
  more: { locale?: string; maxCharacters?: number } = {},
): QuotedAnswer & { parts: string[] } {
  const { passages, terms } = passagesFor(question);
  const answer = quote({ question, locale: "en", passages, terms, ...more });
  const parts = answer.citations.map(
    ({ number, highlight }) => passages[number - 1]?.text.slice(highlight.start, highlight.end) ?? "",
  );
  return { ...answer, parts };
}

describe("quote", () => {
  it("quotes the sentence that answers, exactly, with its citation", () => {
    const answer = ask("When was the company founded by Maria Lopez?");
    expect(answer.kind).toBe("quoted");
    expect(answer.parts).toContain("We were founded in 1987 by Maria Lopez in Lisbon.");
    expect(answer.text).toContain("We were founded in 1987 by Maria Lopez in Lisbon. [1]");
  });

  it.each([
    "How long does express delivery take?",
    "What is the price of a table?",
    "Are you open on Sundays?",
    "星期日开门吗？",
    "Which payment by bank transfer is accepted?",
  ])("quotes at most 300 characters, each part with a citation, for %j", (question) => {
    const { kind, text, parts } = ask(question);
    expect(kind).toBe("quoted");
    expect(parts.join("").length).toBeLessThanOrEqual(300);
    expect(text.match(/ \[\d+\]/g)).toHaveLength(parts.length);
    for (const part of parts) expect(part.trim()).not.toBe("");
  });

  it("quotes less when asked for less", () => {
    expect(ask("Are you open on Sundays?", { maxCharacters: 60 }).parts.join("").length).toBeLessThanOrEqual(
      60,
    );
  });

  it("answers with the row of a table that fits", () => {
    expect(ask("What is the price of the lamp?").parts).toEqual(["Product: Lamp · Price: 30 euros"]);
  });

  it("answers with the list under the sentence that introduces it", () => {
    const passage = {
      number: 1,
      passageId: "p",
      sourceId: "s",
      title: "",
      headings: [],
      text: KNOWN[3]?.text ?? "",
      score: 0.9,
    };
    const { citations } = quote({ question: "What do you accept?", locale: "en", passages: [passage] });
    expect(citations.map(({ highlight }) => passage.text.slice(highlight.start, highlight.end))).toEqual(
      passage.text.split("\n"),
    );
  });

  it("answers a question of a pair with its answer, unchanged", () => {
    const answer = ask("how do i report a broken part");
    expect(answer).toMatchObject({
      kind: "curated",
      text: "Write to help@example.org and add a photograph.",
      confidence: 1,
    });
    expect(ask("How can I report broken parts?").kind).toBe("curated");
  });

  it("lets a classifier name the pair", () => {
    const { passages } = passagesFor("report a broken part");
    const pair = passages.find(({ questions }) => (questions ?? []).length > 0);
    const answer = quote({
      question: "kaputt",
      locale: "de",
      passages,
      curated: { passageId: pair?.passageId ?? "", confidence: 0.9 },
    });
    expect(answer).toMatchObject({ kind: "curated", confidence: 0.9 });
  });

  it.each([
    "Who won the football championship in Brazil?",
    "What is the capital of Mongolia?",
    "How do volcanoes form?",
    "太阳系有多少颗行星？",
    "xyzzy",
  ])("does not know %j", (question) => {
    expect(ask(question)).toMatchObject({ kind: "unknown", text: "", citations: [] });
  });

  it("does not know anything without passages", () => {
    expect(quote({ question: "Hello there", locale: "en", passages: [] })).toEqual({
      kind: "unknown",
      text: "",
      citations: [],
      confidence: 0,
    });
  });

  it("shows markup of a source as text", () => {
    const passage = {
      number: 1,
      passageId: "p",
      sourceId: "s",
      title: "",
      headings: [],
      text: "Press *start* [now] and <b>wait</b> for `ready`.",
      score: 0.9,
    };
    const { text } = quote({ question: "What do I press to start?", locale: "en", passages: [passage] });
    expect(text).toBe("Press \\*start\\* \\[now\\] and \\<b\\>wait\\</b\\> for \\`ready\\`. [1]");
  });

  it.each([
    "",
    "\ud800",
    "\u0000",
    "a".repeat(5000),
    "字".repeat(3000),
    "🏳️‍🌈".repeat(500),
    ", ".repeat(2000),
    ". ".repeat(2000),
    `e${"\u0301".repeat(3000)}`,
    "(a+)+$",
    "__proto__",
  ])("quotes hostile text exactly or not at all (%#)", (nasty) => {
    const passage = {
      number: 1,
      passageId: "p",
      sourceId: "s",
      title: nasty,
      headings: [nasty],
      text: `Opening ${nasty} hours`,
      questions: [nasty],
      score: 0.9,
    };
    for (const question of [nasty, `opening hours ${nasty}`]) {
      const { citations } = quote({ question, locale: nasty, passages: [passage] });
      const length = citations.reduce((sum, { highlight }) => sum + highlight.end - highlight.start, 0);
      for (const { highlight } of citations) expect(highlight.end).toBeLessThanOrEqual(passage.text.length);
      if (citations.length !== 1 || length !== passage.text.length) expect(length).toBeLessThanOrEqual(300);
    }
  });
});

describe("smallTalk", () => {
  it.each([
    ["Hi!", "greeting"],
    ["good morning 👋", "greeting"],
    ["Hola, ¿qué tal?", "greeting"],
    ["مرحبًا", "greeting"],
    ["السلام عليكم", "greeting"],
    ["Bonjour !", "greeting"],
    ["Guten Tag", "greeting"],
    ["Olá, tudo bem?", "greeting"],
    ["नमस्ते", "greeting"],
    ["你好！", "greeting"],
    ["こんにちは", "greeting"],
    ["heyyyy", "greeting"],
    ["Thank you so much!", "thanks"],
    ["ok, thanks", "thanks"],
    ["¡Muchas gracias!", "thanks"],
    ["شكراً جزيلاً", "thanks"],
    ["merci beaucoup", "thanks"],
    ["Vielen Dank", "thanks"],
    ["obrigada", "thanks"],
    ["धन्यवाद", "thanks"],
    ["谢谢", "thanks"],
    ["ありがとうございます", "thanks"],
    ["bye", "goodbye"],
    ["Adiós", "goodbye"],
    ["مع السلامة", "goodbye"],
    ["au revoir", "goodbye"],
    ["Tschüss", "goodbye"],
    ["tchau", "goodbye"],
    ["再见", "goodbye"],
    ["さようなら", "goodbye"],
    ["अलविदा", "goodbye"],
    ["thanks, bye!", "goodbye"],
  ])("takes %j for %s", (text, kind) => {
    expect(smallTalk(text)).toBe(kind);
  });

  it.each([
    "",
    "   ",
    "hi, when do you open?",
    "Is the high street open?",
    "thanksgiving hours",
    "goodbye letter template",
    "你好请问几点开门",
    "\ud800",
    "toString",
    "__proto__",
    "hello ".repeat(100),
  ])("takes %j for no small talk", (text) => {
    expect(smallTalk(text)).toBeNull();
  });
});
