import { fold } from "#app/domain/retrieval/fold.ts";
import { contentKeyOf } from "#app/features/knowledge/content-key.ts";

/** A question in all its phrasings, with the answer that a person wrote. */
export interface QaPair {
  questions: string[];
  answer: string;
}

/** Names a pair by what it says, as its passage is named: who changes a pair names the one that they saw. */
export function pairIdOf({ questions, answer }: QaPair): string {
  return contentKeyOf({ title: questions[0] ?? "", headings: [], text: answer, questions });
}

/** Two phrasings with the same key are the same question. */
export function questionKey(question: string): string {
  return fold(question)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
}

/** Two answers with the same key are the same answer. */
export function answerKey(answer: string): string {
  return fold(answer).replace(/\s+/gu, " ").trim();
}

/** Each phrasing once, as it was written first. */
export function distinctQuestions(questions: readonly string[]): string[] {
  const byKey = new Map<string, string>();
  for (const question of questions) {
    const key = questionKey(question) || question;
    if (!byKey.has(key)) byKey.set(key, question);
  }
  return [...byKey.values()];
}
