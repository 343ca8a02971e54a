import { chooseFollowUps } from "#app/domain/answer/follow-ups.ts";
import { listNearbyTopics } from "#app/features/knowledge/index.server.ts";
import type { PreparedAnswer } from "./prepare-answer.server.ts";

/** Up to three questions that may come next, from what the knowledge holds beside the answer; no model is asked. */
export async function findFollowUps(
  { bot, found, request }: PreparedAnswer,
  cited: readonly number[],
): Promise<string[]> {
  const answered = found.filter((_, index) => cited.includes(index + 1));
  const others = found.filter((_, index) => !cited.includes(index + 1));
  const near = await listNearbyTopics({
    workspaceId: bot.workspaceId,
    passageIds: answered.map((passage) => passage.passageId),
  });
  const candidates = [
    ...others.flatMap((passage) => passage.questions?.[0] ?? []),
    ...near,
    ...others.flatMap((passage) => passage.headings.at(-1) ?? []),
  ];
  const said = [
    ...request.turns.flatMap((turn) => (turn.role === "user" ? [turn.text] : [])),
    ...answered.flatMap((passage) => [...(passage.questions ?? []), passage.headings.at(-1) ?? ""]),
  ];
  return chooseFollowUps(candidates, said);
}
