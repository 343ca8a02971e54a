import type { Actor } from "#app/domain/access/permissions.ts";
import { fold } from "#app/domain/retrieval/fold.ts";
import { getBotRow } from "#app/features/bots/index.server.ts";
import type { OpenQuestion } from "#app/generated/prisma/client.ts";
import { db } from "#app/platform/db.server.ts";
import { AppError } from "#app/shared/app-error.ts";

/** A question that the bot could not answer, asked once or often in the same words. */
export interface OpenQuestionGroup {
  /** Names the group: the newest time it was asked. */
  questionId: string;
  text: string;
  locale: string;
  count: number;
  lastAskedAt: string;
}

/** So many of the newest are looked at: what was asked once long ago gives way to what is asked now. */
const MOST_ROWS = 2_000;
const MOST_GROUPS = 100;
const ROWS_AT_ONCE = 500;

/** What visitors asked and the bot could not answer, the newest first; previews are left out. Throws `NOT_FOUND`. */
export async function listOpenQuestions(input: {
  actor: Actor;
  botId: string;
}): Promise<{ items: OpenQuestionGroup[]; total: number }> {
  const groups = new Map<string, OpenQuestionGroup>();
  for (const row of await openRows(input)) {
    const key = wordsOf(row.text);
    const known = groups.get(key);
    if (known) known.count += 1;
    else
      groups.set(key, {
        questionId: row.id,
        text: row.text,
        locale: row.locale,
        count: 1,
        lastAskedAt: row.createdAt.toISOString(),
      });
  }
  return { items: [...groups.values()].slice(0, MOST_GROUPS), total: groups.size };
}

/** The question, however often it was asked in these words, is off the list. Throws `NOT_FOUND`. */
export async function closeOpenQuestion(input: {
  actor: Actor;
  botId: string;
  questionId: string;
  state: "answered" | "dismissed";
}): Promise<void> {
  const { workspaceId } = input.actor;
  await getBotRow({ workspaceId, botId: input.botId });
  const asked = await db.openQuestion.findUnique({
    where: { workspaceId_id: { workspaceId, id: input.questionId } },
  });
  if (!asked || asked.botId !== input.botId) throw new AppError("NOT_FOUND");
  const key = wordsOf(asked.text);
  const same = (await openRows(input)).filter(({ text }) => wordsOf(text) === key).map(({ id }) => id);
  for (let start = 0; start < same.length; start += ROWS_AT_ONCE)
    await db.openQuestion.updateMany({
      where: { workspaceId, id: { in: same.slice(start, start + ROWS_AT_ONCE) } },
      data: { state: input.state, closedAt: new Date() },
    });
}

async function openRows({ actor, botId }: { actor: Actor; botId: string }): Promise<OpenQuestion[]> {
  const { workspaceId } = actor;
  await getBotRow({ workspaceId, botId });
  return db.openQuestion.findMany({
    where: { workspaceId, botId, state: "open", channel: { not: "preview" } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MOST_ROWS,
  });
}

/** Two spellings of one question are the same: case, accents, spaces and punctuation do not count. */
function wordsOf(text: string): string {
  return fold(text)
    .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, " ")
    .trim();
}
