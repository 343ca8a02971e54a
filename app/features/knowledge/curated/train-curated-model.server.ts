import { z } from "zod";
import { writeClassifier } from "#app/domain/curated/serialise.ts";
import { type CuratedClassifier, type PairToLearn, trainCurated } from "#app/domain/curated/train.ts";
import { textsOf } from "#app/features/knowledge/list-passages.server.ts";
import { db } from "#app/platform/db.server.ts";
import { curatedKeyOf } from "./curated-key.server.ts";
import { lookAgain } from "./curated-models.server.ts";

const Payload = z.object({ workspaceId: z.string(), botId: z.string(), revisionIds: z.array(z.string()) });

/** No longer than this in one go: chats go on meanwhile. Milliseconds. */
const SLICE_MS = 6;
/** Of one bot: the draft's, the live version's and some of former versions. */
const MOST_KEPT = 8;
const ROWS_AT_ONCE = 1_000;

/** The classifier of these pairs is stored; nothing happens when it is already, or the bot is gone. */
export async function trainCuratedModel(payload: unknown, signal?: AbortSignal): Promise<void> {
  const { workspaceId, botId, ...asked } = Payload.parse(payload);
  const wanted = await curatedKeyOf({ workspaceId, botId, revisionIds: asked.revisionIds });
  if (!wanted) return;
  const { key, revisionIds } = wanted;
  const place = { workspaceId, botId, key };
  const bot = await db.bot.findUnique({
    where: { workspaceId_id: { workspaceId, id: botId } },
    select: { curatedModels: { where: { workspaceId, key }, select: { key: true } } },
  });
  if (bot?.curatedModels.length === 0) {
    const classifier = await train(await readPairs(workspaceId, revisionIds), signal);
    const data = writeClassifier(classifier);
    await db.curatedModel.upsert({
      where: { workspaceId_botId_key: place },
      create: { ...place, data },
      update: { data },
    });
    await prune(workspaceId, botId);
  }
  lookAgain(place);
}

async function readPairs(workspaceId: string, revisionIds: readonly string[]): Promise<PairToLearn[]> {
  const pairs: PairToLearn[] = [];
  for (const revisionId of revisionIds)
    for (let position = 0; ;) {
      const rows = await db.passage.findMany({
        where: { workspaceId, revisionId, position: { gte: position } },
        orderBy: { position: "asc" },
        take: ROWS_AT_ONCE,
        select: { id: true, position: true, questions: true },
      });
      for (const { id, questions } of rows) pairs.push({ passageId: id, questions: textsOf(questions) });
      const last = rows.at(-1);
      if (!last || rows.length < ROWS_AT_ONCE) break;
      position = last.position + 1;
    }
  return pairs;
}

async function train(pairs: readonly PairToLearn[], signal?: AbortSignal): Promise<CuratedClassifier> {
  const steps = trainCurated(pairs);
  for (;;) {
    const until = performance.now() + SLICE_MS;
    while (performance.now() < until) {
      const step = steps.next();
      if (step.done) return step.value;
    }
    await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
  }
}

async function prune(workspaceId: string, botId: string): Promise<void> {
  const old = await db.curatedModel.findMany({
    where: { workspaceId, botId },
    orderBy: [{ createdAt: "desc" }, { key: "asc" }],
    skip: MOST_KEPT,
    select: { key: true },
  });
  await db.curatedModel.deleteMany({
    where: { workspaceId, botId, key: { in: old.map(({ key }) => key) } },
  });
}
