import { toChatMessage } from "#app/features/conversations/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import type { SendMessageAnswer } from "#app/shared/protocol/visitor-api.ts";
import type { StartedTurn } from "./run-turn.server.ts";

/** The turn as it stands when its answer has ended: the visitor's message, then the bot's. */
export async function getTurn(turn: StartedTurn): Promise<SendMessageAnswer> {
  const finished = await turn.finished;
  const { question, answer } = turn;
  if (!answer) return { messages: [toChatMessage(question)] };
  if (finished) return { messages: [toChatMessage(question), finished] };
  const row = await db.message.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId: answer.workspaceId, id: answer.id } },
  });
  return { messages: [toChatMessage(question), toChatMessage(row)] };
}
