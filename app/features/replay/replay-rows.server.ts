import { z } from "zod";
import { changeOfAnswer, type AnswerChange } from "#app/domain/replay/change-of-answer.ts";
import { diffWords } from "#app/domain/versions/word-diff.ts";
import type { Prisma, Replay, ReplayItem } from "#app/generated/prisma/client.ts";
import {
  VERDICTS,
  type ReplayedAnswer,
  type ReplayItemView,
  type ReplayState,
  type ReplayView,
} from "./replay-view.ts";

const Kind = z.enum(["model", "quoted", "curated", "unknown", "handover"]);
const Answer = z.object({
  text: z.string(),
  kind: Kind,
  cited: z.array(z.object({ sourceId: z.string(), title: z.string() })),
});
const Citations = z
  .array(z.looseObject({ number: z.number(), sourceId: z.string(), title: z.string() }))
  .catch([]);
const VerdictOrNone = z.enum(VERDICTS).nullable().catch(null);

/** An answer with the sources whose marks stand in its text; null when it is of no kind, as one that never came about. */
export function toReplayedAnswer(answer: {
  text: string;
  kind: string | null;
  citations: unknown;
}): ReplayedAnswer | null {
  const kind = Kind.safeParse(answer.kind);
  if (!kind.success) return null;
  const sources = new Map<string, string>();
  for (const { number, sourceId, title } of Citations.parse(answer.citations ?? []))
    if (answer.text.includes(`[${number}]`)) sources.set(sourceId, title);
  const cited = [...sources].map(([sourceId, title]) => ({ sourceId, title }));
  return { text: answer.text, kind: kind.data, cited };
}

/** The answer as a JSON column takes it. */
export const toStoredAnswer = ({ text, kind, cited }: ReplayedAnswer): Prisma.InputJsonObject => ({
  text,
  kind,
  cited: cited.map((source) => ({ ...source })),
});

export const beforeOf = (row: Pick<ReplayItem, "before">): ReplayedAnswer => Answer.parse(row.before);
const afterOf = (row: Pick<ReplayItem, "after">): ReplayedAnswer | null =>
  Answer.nullable().parse(row.after ?? null);

/** In what the new answer is another one than the old; null when it is the same. */
export function changeBetween(before: ReplayedAnswer, after: ReplayedAnswer): AnswerChange | null {
  const compared = ({ cited, ...answer }: ReplayedAnswer) => ({
    ...answer,
    sourceIds: cited.map(({ sourceId }) => sourceId),
  });
  return changeOfAnswer(compared(before), compared(after));
}

/** What a replay is now; a deleted conversation is counted no more. */
export function toReplayView(
  row: Replay,
  now: { draftRevision: number; changed: number; judged: number },
): ReplayView {
  return {
    id: row.id,
    state: row.state as ReplayState,
    total: row.total,
    done: row.done,
    changed: now.changed,
    judged: now.judged,
    costUsd: row.costUsd,
    isStale: row.draftRevision !== now.draftRevision,
    createdAt: row.createdAt.toISOString(),
  };
}

/** Both answers with what each has that the other has not; null for an item that has not changed. */
export function toItemView(row: ReplayItem): ReplayItemView | null {
  const [before, after] = [beforeOf(row), afterOf(row)];
  const change = after && changeBetween(before, after);
  if (!after || !change) return null;
  const words = diffWords(before.text, after.text);
  const side = ({ kind, cited }: ReplayedAnswer, other: "added" | "removed") => ({
    kind,
    cited: cited.map(({ title }) => title),
    words: words.filter((part) => part.kind !== other),
  });
  return {
    id: row.id,
    question: row.question,
    change,
    before: side(before, "added"),
    after: side(after, "removed"),
    verdict: VerdictOrNone.parse(row.verdict),
  };
}
