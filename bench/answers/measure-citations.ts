import { AnswerChecker } from "#app/domain/answer/answer-checker.ts";
import { sentences } from "#app/domain/chunking/sentences.ts";
import type { QuotablePassage } from "#app/domain/quoting/quotable-passage.ts";
import { search } from "#app/domain/retrieval/search.ts";
import { answer, learn, passagesOf } from "./knowledge.ts";
import type { Paragraph, Question, QuestionSet } from "./read-xquad.ts";
import { even, type Row, share } from "./row.ts";

/** What was said up to a mark such as ` [2]`, and its number; a mark that the passage itself has is escaped. */
const CITED = /([\s\S]*?)(?<!\\) \[(\d+)\]/g;

/** Text of an answer as it is read, without the dots for what was left out. */
function asRead(said: string): string {
  const plain = said.replace(/\\([\\`*[\]<>~|_#+.)-])/g, "$1");
  return even(plain.replace(/^\s*…\s/, "").replace(/\s…$/, ""));
}

interface Shares {
  right: number;
  all: number;
}

/** How many of the sentences of a quoted answer stand word for word in the passage that they cite; one without a mark does not. */
function countQuoted(text: string, passages: readonly QuotablePassage[], count: Shares): void {
  let end = 0;
  for (const match of text.matchAll(CITED)) {
    const [whole, said = "", number] = match;
    end = match.index + whole.length;
    count.all += 1;
    // A comma at which a quote ends is not shown.
    const passage = even(passages[Number(number) - 1]?.text ?? "");
    if (passage.includes(asRead(said))) count.right += 1;
  }
  if (text.slice(end).trim() !== "") count.all += 1;
}

/** The sentence of the paragraph that has the marked answer. */
function sentenceOf(paragraph: Paragraph, { answers, language }: Question): string | undefined {
  return sentences(paragraph.text, language).find(({ text }) =>
    answers.some((marked) => even(text).includes(even(marked))),
  )?.text;
}

/**
 * Two rows of one set. A quoted answer: each of its sentences against the text of the passage it cites. A model that cites nothing,
 * played by two sentences, one of the right paragraph and one of an article of which no passage was found: whether the first gets
 * the number of its paragraph, and the second is marked.
 */
export function measureCitations(name: string, set: QuestionSet, hasGoal: boolean): Row[] {
  const knowledge = learn(set.paragraphs);
  const paragraphs = new Map(set.paragraphs.map((paragraph) => [paragraph.id, paragraph]));
  const quoted: Shares = { right: 0, all: 0 };
  const cited: Shares = { right: 0, all: 0 };
  const marked: Shares = { right: 0, all: 0 };
  set.questions.forEach((question, index) => {
    const result = search(knowledge.segments, question.text);
    const passages = passagesOf(knowledge, result);
    countQuoted(answer(knowledge, question, result).answer.text, passages, quoted);
    const right = passages.find(({ passageId }) => passageId === question.paragraphId);
    const own = paragraphs.get(question.paragraphId);
    const articles = new Set(passages.map(({ passageId }) => paragraphs.get(passageId)?.article));
    const elsewhere = set.paragraphs.filter(
      ({ article }) => article !== question.article && !articles.has(article),
    );
    const foreign = elsewhere[(index * 7) % Math.max(1, elsewhere.length)];
    const held = own && sentenceOf(own, question);
    const invented = foreign && sentences(foreign.text, set.language)[0]?.text;
    if (!right || !held || !invented) return;
    const checker = new AnswerChecker({
      passages,
      asked: question.text,
      locale: set.language,
      isStrict: false,
    });
    checker.push(`${held}\n\n${invented}`);
    checker.end();
    const split = checker.sentences.findIndex(({ text }) => invented.startsWith(text.trim()));
    const [first, second] = [checker.sentences.slice(0, split), checker.sentences.slice(split)];
    cited.all += 1;
    if (split > 0 && first.every(({ cites }) => cites.includes(right.number))) cited.right += 1;
    marked.all += 1;
    if (split > 0 && second.every(({ isSupported }) => !isSupported)) marked.right += 1;
  });
  const goal = hasGoal ? "1.00" : "";
  return [
    { name: `${name}: quoted sentences that their passage holds`, ours: of(quoted), goal, reference: "" },
    {
      name: `${name}: a model's sentences without a mark: held ones get their passage / others are marked`,
      ours: `${of(cited)} / ${of(marked)}`,
      goal: hasGoal ? "– / 1.00" : "",
      reference: "",
    },
  ];
}

const of = ({ right, all }: Shares): string => share(right, all);
