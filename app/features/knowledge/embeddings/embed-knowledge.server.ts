import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { ProviderError } from "#app/ai/provider.ts";
import { getDraftBot, getLiveBot, type AnsweringBot } from "#app/features/bots/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { textsOf } from "#app/features/knowledge/list-passages.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { embeddingText } from "./embedding-text.ts";
import { embedTexts } from "./embed-texts.server.ts";
import { enqueueEmbeddingAgain, forgetEmbeddingFailure } from "./embedding-failure.server.ts";
import { modelKeyOf, type EmbeddingSetting } from "./model-key.ts";
import { copyVectors, storeVectors } from "./store-vectors.server.ts";
import { forgetShelves } from "./vector-shelves.server.ts";

const Payload = z.object({ workspaceId: z.string(), botId: z.string() });

const PASSAGES_AT_ONCE = 64;
const MOST_TRIES = 4;
const LONGEST_PAUSE_MS = 20_000;
const AGAIN_MS = 5 * 60_000;
/** What another try may mend. */
const PASSING = ["rate-limited", "unreachable", "timed-out", "server-error", "bad-answer"];

interface Revision {
  workspaceId: string;
  botId: string;
  revisionId: string;
  embedding: EmbeddingSetting;
  signal: AbortSignal;
}

/**
 * Every passage that the draft and the live version answer from has a vector of the model that they are set to. What was done
 * stays when it is interrupted; when the provider fails it is tried again later, and until then words must do.
 */
export async function embedKnowledge(payload: unknown, signal: AbortSignal): Promise<void> {
  const { workspaceId, botId } = Payload.parse(payload);
  try {
    for (const revision of await revisionsOf(workspaceId, botId)) {
      await embedRevision({ workspaceId, botId, signal, ...revision });
      if (signal.aborted) return;
    }
    await forgetEmbeddingFailure(botId);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    if (signal.aborted) return;
    await enqueueEmbeddingAgain({ workspaceId, botId }, error.failure.code, AGAIN_MS);
  }
}

/** The readings of the draft and of the live version, each with the model that is set there. */
async function revisionsOf(
  workspaceId: string,
  botId: string,
): Promise<{ revisionId: string; embedding: EmbeddingSetting }[]> {
  const bots = await Promise.all([
    getDraftBot({ workspaceId, botId }).catch(ignoreGone),
    getLiveBot(botId)
      .then(({ live }) => live)
      .catch(ignoreGone),
  ]);
  const wanted = new Map<string, { revisionId: string; embedding: EmbeddingSetting }>();
  for (const bot of bots) {
    const embedding = bot?.settings.embedding;
    if (bot?.workspaceId !== workspaceId || !embedding) continue;
    for (const revisionId of bot.revisionIds)
      wanted.set(`${modelKeyOf(embedding)} ${revisionId}`, { revisionId, embedding });
  }
  return [...wanted.values()];
}

function ignoreGone(error: unknown): AnsweringBot | null {
  if (error instanceof AppError && error.code === "NOT_FOUND") return null;
  throw error;
}

async function embedRevision(revision: Revision): Promise<void> {
  const { workspaceId, revisionId, embedding } = revision;
  const place = { workspaceId, revisionId, modelKey: modelKeyOf(embedding) };
  let waiting = await findWaiting(place, 0);
  if (waiting.length === 0) return;
  await copyVectors(place);
  waiting = await findWaiting(place, 0);
  for (let last = waiting.at(-1); last && !revision.signal.aborted; last = waiting.at(-1)) {
    await embedPassages(
      revision,
      waiting.map(({ id }) => id),
    );
    waiting = await findWaiting(place, Number(last.position) + 1);
  }
  forgetShelves(workspaceId, revisionId);
}

interface Place {
  workspaceId: string;
  revisionId: string;
  modelKey: string;
}

/** The next passages of a revision without a vector, from a position on. */
function findWaiting({ workspaceId, revisionId, modelKey }: Place, from: number) {
  return db.$queryRaw<{ id: string; position: number }[]>`
    SELECT "id", "position" FROM "Passage"
    WHERE "workspaceId" = ${workspaceId} AND "revisionId" = ${revisionId} AND "position" >= ${from} AND "isEnabled"
      AND NOT EXISTS (SELECT 1 FROM "PassageVector" WHERE "PassageVector"."workspaceId" = "Passage"."workspaceId"
        AND "PassageVector"."passageId" = "Passage"."id" AND "PassageVector"."modelKey" = ${modelKey})
    ORDER BY "position" LIMIT ${PASSAGES_AT_ONCE}`;
}

async function embedPassages(revision: Revision, ids: string[]): Promise<void> {
  const { workspaceId, revisionId, embedding } = revision;
  const passages = await db.passage.findMany({
    where: { workspaceId, id: { in: ids } },
    omit: { terms: true },
  });
  const texts = passages.map(({ title, headings, text, questions }) =>
    embeddingText({ title, headings: textsOf(headings), text, questions: textsOf(questions) }),
  );
  const vectors = await embedPatiently(revision, texts);
  await storeVectors(
    { workspaceId, revisionId, modelKey: modelKeyOf(embedding) },
    passages.flatMap(({ id }, index) => {
      const vector = vectors[index];
      return vector ? [{ passageId: id, vector }] : [];
    }),
  );
}

/** Tries a batch a few times, as long apart as the provider asks, before it is given up for now. */
async function embedPatiently(revision: Revision, texts: string[]): Promise<(Float32Array | null)[]> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await embedTexts({ ...revision, texts });
    } catch (error) {
      const failure = error instanceof ProviderError ? error.failure : null;
      if (!failure || !PASSING.includes(failure.code) || tries >= MOST_TRIES) throw error;
      const wait = Math.min(LONGEST_PAUSE_MS, failure.retryAfterMs ?? 250 * 4 ** tries);
      await pause(wait, undefined, { signal: revision.signal }).catch(() => {});
      if (revision.signal.aborted) throw error;
    }
  }
}
