import { costOf, type ModelPrice } from "#app/domain/spending/prices.ts";

/** Tokens of one answer. */
export interface UsualUse {
  inputTokens: number;
  outputTokens: number;
}

/** What an answer with a few passages and some history uses, while the bot has no answers of its own to go by. */
const FIRST_GUESS: UsualUse = { inputTokens: 1_500, outputTokens: 250 };

/** What the bot's answers use on average. */
export function usualUse(answers: readonly UsualUse[]): UsualUse {
  if (answers.length === 0) return FIRST_GUESS;
  const mean = (of: (use: UsualUse) => number) =>
    answers.reduce((sum, use) => sum + of(use), 0) / answers.length;
  return { inputTokens: mean((use) => use.inputTokens), outputTokens: mean((use) => use.outputTokens) };
}

/** US dollars for so many answers: nothing without a model, null when the model's price is not known. */
export function estimateCost(input: {
  questions: number;
  /** "free": no model is asked. */
  price: ModelPrice | "free" | null;
  use: UsualUse;
}): number | null {
  const { questions, price, use } = input;
  if (price === "free" || questions === 0) return 0;
  return price && questions * costOf(price, use);
}
