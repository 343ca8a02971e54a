import type { Actor } from "#app/domain/access/permissions.ts";
import { fieldError } from "#app/shared/app-error.ts";
import { changePairsOf, placeOfPair } from "./change-pairs.server.ts";
import { distinctQuestions, pairIdOf, type QaPair } from "./qa-pair.ts";

const MAX_QUESTIONS = 200;

/**
 * The source has the pair, in the place of `pairId` or, without it, before all others; the draft will answer with it as soon as the
 * source is read. Answers with the id that the pair has now. Throws `NOT_FOUND`, `CHANGED_ELSEWHERE` when the pair is not there any
 * more as it was, and `TOO_MANY`.
 */
export async function saveQaPair(input: {
  actor: Actor;
  sourceId: string;
  pairId?: string;
  pair: QaPair;
}): Promise<{ pairId: string }> {
  const { pairId } = input;
  const pair = { questions: distinctQuestions(input.pair.questions), answer: input.pair.answer };
  if (pair.questions.length > MAX_QUESTIONS)
    throw fieldError("questions", "TOO_MANY", { max: MAX_QUESTIONS });
  const savedId = pairIdOf(pair);
  await changePairsOf({ workspaceId: input.actor.workspaceId, sourceId: input.sourceId }, (pairs) => {
    if (pairId === undefined) return { pairs: [pair, ...pairs] };
    const place = placeOfPair(pairs, pairId);
    return { pairs: pairs.with(place, pair), moved: [{ from: pairId, to: savedId }] };
  });
  return { pairId: savedId };
}
