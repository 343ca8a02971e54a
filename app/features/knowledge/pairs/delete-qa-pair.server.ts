import type { Actor } from "#app/domain/access/permissions.ts";
import { changePairsOf, placeOfPair } from "./change-pairs.server.ts";
import type { QaPair } from "./qa-pair.ts";

/**
 * The source has the pair no more, and the draft forgets it as soon as the source is read. Answers with the pair, so that it can be
 * saved again. Throws `NOT_FOUND`, and `CHANGED_ELSEWHERE` when the pair is not there any more as it was.
 */
export async function deleteQaPair(input: {
  actor: Actor;
  sourceId: string;
  pairId: string;
}): Promise<QaPair> {
  let deleted: QaPair = { questions: [], answer: "" };
  await changePairsOf({ workspaceId: input.actor.workspaceId, sourceId: input.sourceId }, (pairs) => {
    const place = placeOfPair(pairs, input.pairId);
    deleted = pairs[place] ?? deleted;
    return { pairs: pairs.toSpliced(place, 1) };
  });
  return deleted;
}
