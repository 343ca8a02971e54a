import { requestEmbedding } from "#app/features/bots/index.server.ts";
import type { Prisma, Source } from "#app/generated/prisma/client.ts";
import { db, type Transaction } from "#app/platform/db.server.ts";
import { inBackground } from "#app/platform/background-steps.server.ts";
import { createId } from "#app/shared/ids.ts";
import { applyEdits } from "./apply-edits.server.ts";
import { contentKeyOf } from "./content-key.ts";
import { analyzePassages } from "./indexing/index-threads.server.ts";
import { insertPassages, type PassageRow, rowsAtOnce } from "./insert-passages.server.ts";
import type { NewPassage } from "./new-passage.ts";

/** Enough to be worth sending to the other thread, and few enough to be held twice. */
const ANALYSED_AT_ONCE = 400;

/** Where passages are stored. */
export interface RevisionPlace {
  workspaceId: string;
  botId: string;
  revisionId: string;
}

/** A new revision of the source, still without passages; nobody knows it before `switchRevision`. */
export async function openRevision(source: Source, contentHash: string): Promise<RevisionPlace> {
  const { workspaceId, botId, id: sourceId, input } = source;
  const revisionId = createId();
  await db.sourceRevision.create({
    data: {
      id: revisionId,
      workspaceId,
      botId,
      sourceId,
      contentHash,
      input: input as Prisma.InputJsonValue,
    },
  });
  return { workspaceId, botId, revisionId };
}

/** Rows of passages as they are stored, analysed in another thread when they are many, the first one at `position`. */
export async function passageRows(
  place: RevisionPlace,
  passages: readonly NewPassage[],
  position: number,
): Promise<PassageRow[]> {
  const terms = await analyzePassages(passages);
  return passages.map((passage, index) => ({
    id: createId(),
    ...place,
    position: position + index,
    title: passage.title,
    headings: passage.headings,
    text: passage.text,
    ...(passage.questions ? { questions: passage.questions } : {}),
    ...(passage.locator ? { locator: { ...passage.locator } } : {}),
    url: passage.url ?? null,
    isEnabled: passage.isEnabled ?? true,
    terms: terms[index] ?? "",
    contentKey: contentKeyOf(passage),
  }));
}

/** The passages are stored in their order; `onBatch` hears how many are. Others get their turn meanwhile. */
export async function addPassages(
  place: RevisionPlace,
  passages: readonly NewPassage[],
  onBatch: (stored: number) => Promise<void>,
): Promise<void> {
  const rowsFrom = (start: number) =>
    passageRows(place, passages.slice(start, start + ANALYSED_AT_ONCE), start);
  let next = rowsFrom(0);
  for (let start = 0; start < passages.length; start += ANALYSED_AT_ONCE) {
    const rows = await next;
    // While these are stored, the thread analyses the next ones.
    next = rowsFrom(start + ANALYSED_AT_ONCE);
    for (let stored = 0; stored < rows.length;) {
      const batch = rows.slice(stored, stored + rowsAtOnce());
      stored += batch.length;
      await inBackground(() => insertPassages(batch));
      await onBatch(start + stored);
    }
  }
}

/**
 * The draft knows the revision from one moment to the next, with what people changed in its passages; until then it knew the one
 * before. `along` is done in the same transaction. Nothing happens for a source deleted meanwhile.
 */
export async function switchRevision(input: {
  source: Source;
  revisionId: string;
  revision?: Prisma.SourceRevisionUpdateManyMutationInput;
  sourceData?: Prisma.SourceUpdateManyMutationInput;
  along?: (tx: Transaction) => Promise<void>;
}): Promise<void> {
  const { source, revisionId } = input;
  const { workspaceId, botId, id: sourceId } = source;
  const reading = { workspaceId, sourceId, revisionId };
  const startedAt = new Date();
  await applyEdits(db, reading);
  await db.$transaction(async (tx) => {
    // Writing first holds the bot's row: who edits or publishes at the same time waits.
    await tx.bot.updateMany({
      where: { workspaceId, id: botId },
      data: { knowledgeRevision: { increment: 1 } },
    });
    await applyEdits(tx, reading, startedAt);
    const passageCount = await tx.passage.count({ where: { workspaceId, revisionId } });
    await tx.sourceRevision.updateMany({
      where: { workspaceId, id: revisionId },
      data: { ...input.revision, passageCount },
    });
    await tx.source.updateMany({
      where: { workspaceId, id: sourceId, deletedAt: null },
      data: { ...doneReading(), ...input.sourceData, revisionId },
    });
    await input.along?.(tx);
  });
  await requestEmbedding({ workspaceId, botId });
}

/** What a source is after a reading that came to its end. */
export const doneReading = () => ({
  status: "ready",
  progress: 1,
  errorCode: null,
  readAt: new Date(),
});
