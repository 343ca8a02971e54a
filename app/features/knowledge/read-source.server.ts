import { createHash } from "node:crypto";
import { z } from "zod";
import { chunkOptionsOf } from "#app/domain/bot/passage-length.ts";
import type { Prisma, Source } from "#app/generated/prisma/client.ts";
import { db } from "#app/platform/db.server.ts";
import { logger } from "#app/platform/logger.server.ts";
import { trainDraft } from "./curated/train-draft.server.ts";
import type { NewPassage } from "./new-passage.ts";
import { purgeRevisions } from "./purge-revisions.server.ts";
import { readStored } from "./read-stored.server.ts";
import { UnreadableSource } from "./readers/unreadable-source.ts";
import { isWebType } from "./source.schema.ts";
import { addPassages, doneReading, openRevision, switchRevision } from "./store-revision.server.ts";
import { readSite } from "./web/read-site.server.ts";

const Payload = z.object({ workspaceId: z.string(), sourceId: z.string() });

/** A reading begins anew when what it was begun with has changed meanwhile; so often at most. */
const MOST_READINGS = 3;
/** Nobody sees more of it, and every write waits for the disk. */
const PROGRESS_EVERY_MS = 500;

interface Readable {
  source: Source;
  length: string;
}

/**
 * The source has a new revision with its passages and the draft knows it; or the source is `failed` with a code and the draft
 * still knows what it knew. An unchanged content makes no new revision. A reading of a site that the signal ends is gone on with
 * by the next call.
 */
export async function readSource(payload: unknown, signal?: AbortSignal): Promise<void> {
  const { workspaceId, sourceId } = Payload.parse(payload);
  for (let reading = 0; reading < MOST_READINGS; reading += 1) {
    const begun = await findReadable(workspaceId, sourceId);
    if (!begun) return;
    await read(begun.source, begun.length, signal);
    const now = await findReadable(workspaceId, sourceId);
    if (!now) return;
    if (isSameReading(begun, now)) return now.source.type === "qa" ? trainDraft(now.source) : undefined;
  }
}

/** A pair that was changed while all were read is read, too. */
function isSameReading(begun: Readable, now: Readable): boolean {
  const isSameInput =
    now.source.type !== "qa" || JSON.stringify(now.source.input) === JSON.stringify(begun.source.input);
  return now.length === begun.length && isSameInput;
}

async function findReadable(workspaceId: string, sourceId: string): Promise<Readable | null> {
  const row = await db.source.findUnique({
    where: { workspaceId_id: { workspaceId, id: sourceId } },
    include: { bot: { select: { passageLength: true } } },
  });
  if (!row || row.deletedAt) return null;
  const { bot, ...source } = row;
  return { source, length: bot.passageLength };
}

async function read(source: Source, length: string, signal?: AbortSignal): Promise<void> {
  await setSource(source, { status: "reading", progress: 0.05, errorCode: null });
  try {
    if (isWebType(source.type)) await readSite({ source, length, signal });
    else await storeRevision(source, await readStored(source, chunkOptionsOf(length)));
  } catch (error) {
    // Not a failure: whoever starts again goes on.
    if (signal?.aborted) throw error;
    if (!(error instanceof UnreadableSource))
      logger.error({ err: error, sourceId: source.id }, "source could not be read");
    await setSource(source, {
      status: "failed",
      ...(error instanceof UnreadableSource
        ? { errorCode: error.code, ...(error.data ? { errorData: error.data } : {}) }
        : { errorCode: "UNREADABLE" }),
    });
  }
  await purgeRevisions(source);
}

async function setSource(source: Source, data: Prisma.SourceUpdateManyMutationInput): Promise<void> {
  await db.source.updateMany({ where: { workspaceId: source.workspaceId, id: source.id }, data });
}

async function storeRevision(source: Source, passages: NewPassage[]): Promise<void> {
  const { workspaceId } = source;
  const contentHash = createHash("sha256").update(JSON.stringify(passages)).digest("base64url");
  const current = source.revisionId
    ? await db.sourceRevision.findUnique({
        where: { workspaceId_id: { workspaceId, id: source.revisionId } },
      })
    : null;
  if (current?.contentHash === contentHash) return setSource(source, doneReading());
  const place = await openRevision(source, contentHash);
  let shownAt = Date.now();
  await addPassages(place, passages, async (stored) => {
    if (Date.now() - shownAt < PROGRESS_EVERY_MS) return;
    shownAt = Date.now();
    await setSource(source, { progress: Math.min(0.95, stored / passages.length) });
  });
  await switchRevision({ source, revisionId: place.revisionId });
}
