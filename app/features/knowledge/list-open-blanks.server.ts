import type { Actor } from "#app/domain/access/permissions.ts";
import { openBlanksIn } from "#app/domain/templates/blanks.ts";
import { getBotRow } from "#app/features/bots/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { pairsOf } from "./pairs/change-pairs.server.ts";

/** A pair that waits for its owner: it is never said before. */
export interface OpenBlank {
  sourceId: string;
  question: string;
  /** What is missing, as the text asks for it. */
  wanted: string[];
}

/** The draft's pairs in which something is still to be filled in. Throws `NOT_FOUND`. */
export async function listOpenBlanks(input: { actor: Actor; botId: string }): Promise<OpenBlank[]> {
  const { workspaceId } = input.actor;
  const { id: botId } = await getBotRow({ workspaceId, botId: input.botId });
  const sources = await db.source.findMany({
    where: { workspaceId, botId, type: "qa", deletedAt: null },
    orderBy: { createdAt: "asc" },
  });
  return sources.flatMap((source) =>
    pairsOf(source).flatMap(({ questions, answer }) => {
      const wanted = openBlanksIn(answer);
      return wanted.length > 0 ? [{ sourceId: source.id, question: questions[0] ?? "", wanted }] : [];
    }),
  );
}
