import type { Paragraph, Question, QuestionSet } from "./read-xquad.ts";

/** Reads our own questions: `# subject`, `P passage` and `Q question | answer`, one a line. */
export function parseOwn(language: string, text: string): QuestionSet {
  const paragraphs: Paragraph[] = [];
  const questions: Question[] = [];
  let article = -1;
  for (const line of text.split("\n")) {
    const body = line.slice(2);
    if (line.startsWith("# ")) article += 1;
    else if (line.startsWith("P "))
      paragraphs.push({ id: `own-${language}-${paragraphs.length}`, article, text: body });
    else if (line.startsWith("Q ")) {
      const [question = "", answer = ""] = body.split(" | ");
      const paragraphId = paragraphs.at(-1)?.id ?? "";
      questions.push({ language, article, paragraphId, text: question, answers: [answer] });
    }
  }
  return { language, paragraphs, questions };
}
