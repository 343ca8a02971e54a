import { requestEmbedding } from "#app/features/bots/index.server.ts";
import { cosine } from "#app/domain/vectors/unit-vector.ts";
import { findNearest, type Near } from "#app/domain/vectors/nearest.ts";
import { similaritiesOf } from "#app/domain/vectors/similarity.ts";
import { db } from "#app/platform/db.server.ts";
import { logger } from "#app/platform/logger.server.ts";
import { singleton } from "#app/platform/singleton.server.ts";
import { embedQuestion } from "./embed-question.server.ts";
import { modelKeyOf, type EmbeddingSetting } from "./model-key.ts";
import { vectorOf } from "./store-vectors.server.ts";
import { getShelves } from "./vector-shelves.server.ts";

const MOST_NEAR = 32;
/** Together with the question's vector; who asks while the vectors are loaded is answered by words. Milliseconds. */
const MOST_WAIT_MS = 2_000;
/** How often a bot that lacks vectors asks for them. */
const ASK_AGAIN_MS = 60_000;

const askedAt = singleton("embeddings-asked-for", () => new Map<string, number>());

interface Search {
  workspaceId: string;
  botId: string;
  embedding: EmbeddingSetting;
  revisionIds: readonly string[];
  question: string;
}

/**
 * How likely the passages nearest in meaning answer the question, 0 to 1, by passage; empty when that cannot be said in time,
 * whatever the reason. Never rejects.
 */
export async function findByMeaning(search: Search): Promise<ReadonlyMap<string, number>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<ReadonlyMap<string, number>>((resolve) => {
    timer = setTimeout(() => resolve(new Map()), MOST_WAIT_MS);
  });
  const found = find(search).catch((error: unknown) => {
    logger.error({ err: error, botId: search.botId }, "passages cannot be searched by meaning");
    return new Map<string, number>();
  });
  return Promise.race([found, late]).finally(() => clearTimeout(timer));
}

async function find(search: Search): Promise<ReadonlyMap<string, number>> {
  const { workspaceId, botId, revisionIds, embedding } = search;
  const modelKey = modelKeyOf(embedding);
  const [vector, { shelves, missing }] = await Promise.all([
    embedQuestion(search),
    getShelves(workspaceId, revisionIds, modelKey),
  ]);
  if (missing > 0) await askForVectors(workspaceId, botId);
  if (!vector) return new Map();
  const nearest = findNearest(shelves, vector, MOST_NEAR);
  return similaritiesOf({ ...nearest, near: await exactly(workspaceId, modelKey, vector, nearest.near) });
}

/** The shelves hold one byte a number; what they found is compared once more, with what is stored. */
async function exactly(
  workspaceId: string,
  modelKey: string,
  vector: Float32Array,
  near: readonly Near[],
): Promise<Near[]> {
  const rows = await db.passageVector.findMany({
    where: { workspaceId, modelKey, passageId: { in: near.map(({ passageId }) => passageId) } },
    select: { passageId: true, vector: true },
  });
  const stored = new Map(rows.map((row) => [row.passageId, vectorOf(row.vector)]));
  return near
    .map((each) => ({ ...each, cosine: cosineOf(stored.get(each.passageId), vector) ?? each.cosine }))
    .sort((a, b) => b.cosine - a.cosine);
}

const cosineOf = (stored: Float32Array | undefined, vector: Float32Array): number | null =>
  stored?.length === vector.length ? cosine(stored, vector) : null;

async function askForVectors(workspaceId: string, botId: string): Promise<void> {
  const before = askedAt.get(botId) ?? 0;
  if (Date.now() - before < ASK_AGAIN_MS) return;
  askedAt.set(botId, Date.now());
  await requestEmbedding({ workspaceId, botId });
}
