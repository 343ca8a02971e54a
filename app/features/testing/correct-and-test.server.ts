import type { Actor } from "#app/domain/access/permissions.ts";
import { addCorrection, type Correction } from "#app/features/knowledge/index.server.ts";
import { addTestFromCorrection } from "./tests-from-answers.server.ts";

/** The bot has the better answer, and a test of it: what a person wrote stays true. Throws `NOT_FOUND` and `INVALID`. */
export async function correctAndTest(input: {
  actor: Actor;
  botId: string;
  question: string;
  answer: string;
  locale: string;
}): Promise<Correction> {
  const { actor, botId, question, answer } = input;
  const corrected = await addCorrection(input);
  await addTestFromCorrection({ actor, botId, question, answer });
  return corrected;
}
