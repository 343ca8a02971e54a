import { z } from "zod";

const FILE = z.object({
  data: z.array(
    z.object({
      paragraphs: z.array(
        z.object({
          context: z.string(),
          qas: z.array(z.object({ question: z.string(), answers: z.array(z.object({ text: z.string() })) })),
        }),
      ),
    }),
  ),
});

export interface Paragraph {
  readonly id: string;
  readonly article: number;
  readonly text: string;
}

export interface Question {
  readonly language: string;
  readonly article: number;
  readonly paragraphId: string;
  readonly text: string;
  readonly answers: readonly string[];
}

export interface QuestionSet {
  readonly language: string;
  readonly paragraphs: readonly Paragraph[];
  readonly questions: readonly Question[];
}

/** Reads a file of SQuAD 1.1 shape. */
export function parseXquad(language: string, json: string): QuestionSet {
  const paragraphs: Paragraph[] = [];
  const questions: Question[] = [];
  FILE.parse(JSON.parse(json)).data.forEach((entry, article) => {
    entry.paragraphs.forEach(({ context, qas }, index) => {
      const id = `${language}-${article}-${index}`;
      paragraphs.push({ id, article, text: context });
      for (const { question, answers } of qas) {
        questions.push({
          language,
          article,
          paragraphId: id,
          text: question,
          answers: answers.map(({ text }) => text),
        });
      }
    });
  });
  return { language, paragraphs, questions };
}
