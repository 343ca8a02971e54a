import { readClassifier } from "#app/domain/curated/serialise.ts";
import type { CuratedClassifier } from "#app/domain/curated/train.ts";
import { db } from "#app/platform/db.server.ts";
import { enqueueJob } from "#app/platform/job-queue.server.ts";
import { singleton } from "#app/platform/singleton.server.ts";
import { curatedKeyOf, type PairsOf } from "./curated-key.server.ts";

/** Classifiers in memory, the least recently used first. */
const MAX_BYTES = 64 * 1024 * 1024;
/** What a stored byte takes in memory, about. */
const IN_MEMORY = 3;
/** After this long it is asked again for one that was not there. Milliseconds. */
const ASK_AGAIN_MS = 2_000;

interface Entry {
  classifier: Promise<CuratedClassifier | null>;
  bytes: number;
  /** When an absence has to be looked at again. */
  until: number;
}
const cache = singleton("curated-models", () => ({ entries: new Map<string, Entry>(), bytes: 0 }));

/**
 * The classifier of the pairs, from memory or from the database; null without pairs, and while there is none yet: then one will be
 * trained in the background.
 */
export async function getCuratedModel(pairs: PairsOf): Promise<CuratedClassifier | null> {
  const wanted = await curatedKeyOf(pairs);
  if (!wanted) return null;
  const { workspaceId, botId } = pairs;
  const name = `${workspaceId}:${botId}:${wanted.key}`;
  const known = cache.entries.get(name);
  if (known && known.until > Date.now()) {
    cache.entries.delete(name);
    cache.entries.set(name, known);
    return known.classifier;
  }
  const entry: Entry = { classifier: load(name, { ...pairs, ...wanted }), bytes: 0, until: Infinity };
  keep(name, entry);
  return entry.classifier;
}

function keep(name: string, entry: Entry): void {
  cache.bytes -= cache.entries.get(name)?.bytes ?? 0;
  cache.entries.delete(name);
  cache.entries.set(name, entry);
}

async function load(name: string, wanted: PairsOf & { key: string }): Promise<CuratedClassifier | null> {
  const { workspaceId, botId, key } = wanted;
  const row = await db.curatedModel
    .findUnique({ where: { workspaceId_botId_key: { workspaceId, botId, key } } })
    .catch((error: unknown) => {
      cache.entries.delete(name);
      throw error;
    });
  const classifier = row ? readClassifier(row.data) : null;
  const entry = cache.entries.get(name);
  if (!classifier) {
    if (entry) entry.until = Date.now() + ASK_AGAIN_MS;
    await trainSoon(wanted);
    return null;
  }
  if (entry) {
    entry.bytes = (row?.data.byteLength ?? 0) * IN_MEMORY;
    cache.bytes += entry.bytes;
  }
  evict(name);
  return classifier;
}

/** A classifier of these pairs will be trained, once. */
async function trainSoon({ workspaceId, botId, key, revisionIds }: PairsOf & { key: string }): Promise<void> {
  await enqueueJob({
    type: "train-curated",
    payload: { workspaceId, botId, revisionIds: [...revisionIds] },
    key: `train-curated:${botId}:${key}`,
  });
}

/** The next question looks again for the classifier of these pairs. */
export function lookAgain({
  workspaceId,
  botId,
  key,
}: {
  workspaceId: string;
  botId: string;
  key: string;
}): void {
  const entry = cache.entries.get(`${workspaceId}:${botId}:${key}`);
  if (entry && entry.bytes === 0) entry.until = 0;
}

function evict(inUse: string): void {
  for (const [name, { bytes }] of cache.entries) {
    if (cache.bytes <= MAX_BYTES && cache.entries.size <= 1_000) return;
    if (name === inUse) continue;
    cache.entries.delete(name);
    cache.bytes -= bytes;
  }
}
