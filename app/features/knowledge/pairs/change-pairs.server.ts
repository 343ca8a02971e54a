import { z } from "zod";
import type { Source } from "#app/generated/prisma/client.ts";
import { db, type Transaction } from "#app/platform/db.server.ts";
import { enqueueJob } from "#app/platform/job-queue.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { createId } from "#app/shared/ids.ts";
import { movePairUses } from "./move-pair-uses.server.ts";
import { pairIdOf, type QaPair } from "./qa-pair.ts";

const MAX_PAIRS = 2_000;
const QaInput = z.looseObject({
  items: z.array(z.object({ questions: z.array(z.string()), answer: z.string() })),
});

/** The pairs of a source, in their order; none for a source of another type. */
export function pairsOf(source: Pick<Source, "type" | "input">): QaPair[] {
  return source.type === "qa" ? QaInput.parse(source.input).items : [];
}

/** What becomes of one pair: another one, or nothing. */
export interface PairChange {
  pairs: QaPair[];
  /** Pairs that go on as another one, by their ids: what was counted for the first counts for the second. */
  moved?: readonly { from: string; to: string }[];
}

/**
 * The source has the changed pairs; nobody else changes them between the reading and the writing. Throws `NOT_FOUND` for a source
 * that is not there or holds no pairs, and `TOO_MANY`.
 */
export async function changePairs(
  tx: Transaction,
  { workspaceId, sourceId }: { workspaceId: string; sourceId: string },
  change: (pairs: QaPair[]) => PairChange,
): Promise<void> {
  const where = { workspaceId, id: sourceId, type: "qa", deletedAt: null };
  // The row is held before it is read: two who save at once do so one after the other.
  const held = await tx.source.updateMany({ where, data: { status: "queued", progress: 0 } });
  if (held.count === 0) throw new AppError("NOT_FOUND");
  const source = await tx.source.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: sourceId } },
  });
  const { items: before, ...rest } = QaInput.parse(source.input);
  const { pairs, moved = [] } = change(before);
  if (pairs.length > MAX_PAIRS) throw new AppError("TOO_MANY", { params: { max: MAX_PAIRS } });
  const items = pairs.map(({ questions, answer }) => ({ questions, answer }));
  await tx.source.update({
    where: { workspaceId_id: { workspaceId, id: sourceId } },
    data: {
      input: { ...z.record(z.string(), z.json()).parse(rest), items },
      bytes: Buffer.byteLength(JSON.stringify(items)),
      errorCode: null,
    },
  });
  for (const { from, to } of moved) await movePairUses(tx, source, from, to);
}

/** The draft will know the pairs as they stand now. A reading that is under way does not hide this one. */
export async function readPairsAgain(source: { workspaceId: string; sourceId: string }): Promise<void> {
  const { workspaceId, sourceId } = source;
  await enqueueJob({
    type: "read-source",
    payload: { workspaceId, sourceId },
    key: `read-source:${sourceId}:${createId()}`,
  });
}

/** The place of the pair that somebody saw. Throws `CHANGED_ELSEWHERE` when it is not there as it was. */
export function placeOfPair(pairs: readonly QaPair[], pairId: string): number {
  const place = pairs.findIndex((pair) => pairIdOf(pair) === pairId);
  if (place < 0) throw new AppError("CHANGED_ELSEWHERE", { params: { name: "" } });
  return place;
}

/** A change of one source in a transaction of its own, read again afterwards. */
export async function changePairsOf(
  source: { workspaceId: string; sourceId: string },
  change: (pairs: QaPair[]) => PairChange,
): Promise<void> {
  await db.$transaction((tx) => changePairs(tx, source, change));
  await readPairsAgain(source);
}
