import { createHash } from "node:crypto";
import { z } from "zod";
import { chunkBlocks } from "#app/domain/chunking/chunk-blocks.ts";
import { plainTextToBlocks } from "#app/domain/chunking/plain-text-to-blocks.ts";
import { markdownToBlocks } from "#app/domain/chunking/markdown-to-blocks.ts";
import { analyzePassage } from "#app/domain/retrieval/analyze-passage.ts";
import type { Prisma, Source } from "#app/generated/prisma/client.ts";
import { db } from "#app/platform/db.server.ts";
import { logger } from "#app/platform/logger.server.ts";
import { createId } from "#app/shared/ids.ts";
import { readDocument } from "./readers/read-document.server.ts";
import { readUpload } from "./store-upload.server.ts";

const Payload = z.object({ workspaceId: z.string(), sourceId: z.string() });
const TextInput = z.object({ text: z.string() });
const QaInput = z.object({
  items: z.array(z.object({ questions: z.array(z.string()), answer: z.string() })),
});
const FileInput = z.object({ fileId: z.string(), mediaType: z.string() });

const ROWS_AT_ONCE = 200;

/** A passage before it has an id. */
interface NewPassage {
  title: string;
  headings: string[];
  text: string;
  questions?: string[];
  locator?: object;
}

/** A reading that failed in a way its owner can mend; `code` has a sentence in `knowledge.json`. */
class UnreadableSource extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/**
 * The source has a new revision with its passages and the draft knows it; or the source is `failed` with a code and the draft
 * still knows what it knew. An unchanged content makes no new revision.
 */
export async function readSource(payload: unknown): Promise<void> {
  const { workspaceId, sourceId } = Payload.parse(payload);
  const where = { workspaceId_id: { workspaceId, id: sourceId } };
  const source = await db.source.findUnique({ where });
  if (!source || source.deletedAt) return;
  await setSource(source, { status: "reading", progress: 0.05, errorCode: null });
  try {
    const passages = await passagesOf(source);
    if (passages.length === 0) throw new UnreadableSource("NO_TEXT");
    await storeRevision(source, passages);
  } catch (error) {
    if (!(error instanceof UnreadableSource))
      logger.error({ err: error, sourceId }, "source could not be read");
    await setSource(source, {
      status: "failed",
      errorCode: error instanceof UnreadableSource ? error.code : "UNREADABLE",
    });
  }
}

async function setSource(source: Source, data: Prisma.SourceUpdateManyMutationInput): Promise<void> {
  await db.source.updateMany({ where: { workspaceId: source.workspaceId, id: source.id }, data });
}

async function passagesOf(source: Source): Promise<NewPassage[]> {
  switch (source.type) {
    case "text": {
      const { text } = TextInput.parse(source.input);
      const blocks = /^#{1,6}\s|^\s*[-*]\s|^\|/m.test(text)
        ? markdownToBlocks(text)
        : plainTextToBlocks(text);
      return chunkBlocks(blocks).map((chunk) => fromChunk(source.title, chunk));
    }
    case "qa":
      return QaInput.parse(source.input).items.map(({ questions, answer }) => ({
        title: questions[0] ?? source.title,
        headings: [],
        text: answer,
        questions,
      }));
    case "file": {
      const { fileId, mediaType } = FileInput.parse(source.input);
      const document = await readDocument(
        mediaType,
        await readUpload({ workspaceId: source.workspaceId, fileId }),
      );
      return chunkBlocks(document.blocks).map((chunk) => fromChunk(document.title || source.title, chunk));
    }
    default:
      throw new UnreadableSource("UNREADABLE");
  }
}

function fromChunk(title: string, chunk: ReturnType<typeof chunkBlocks>[number]): NewPassage {
  return {
    title,
    headings: [...chunk.headings],
    text: chunk.text,
    ...(chunk.locator ? { locator: chunk.locator } : {}),
  };
}

async function storeRevision(source: Source, passages: NewPassage[]): Promise<void> {
  const { workspaceId, botId } = source;
  const contentHash = createHash("sha256").update(JSON.stringify(passages)).digest("base64url");
  const current = source.revisionId
    ? await db.sourceRevision.findUnique({
        where: { workspaceId_id: { workspaceId, id: source.revisionId } },
      })
    : null;
  if (current?.contentHash === contentHash) return setSource(source, { status: "ready", progress: 1 });

  const revisionId = createId();
  await db.sourceRevision.create({
    data: { id: revisionId, workspaceId, botId, sourceId: source.id, contentHash },
  });
  for (let start = 0; start < passages.length; start += ROWS_AT_ONCE) {
    const rows = passages.slice(start, start + ROWS_AT_ONCE).map((passage, index) => ({
      id: createId(),
      workspaceId,
      botId,
      revisionId,
      position: start + index,
      title: passage.title,
      headings: passage.headings,
      text: passage.text,
      ...(passage.questions ? { questions: passage.questions } : {}),
      ...(passage.locator ? { locator: passage.locator } : {}),
      terms: analyzePassage(passage),
    }));
    await db.passage.createMany({ data: rows });
    await setSource(source, { progress: Math.min(0.95, (start + rows.length) / passages.length) });
    // Others get their turn: answers go on while a large source is read.
    await new Promise((resolve) => setImmediate(resolve));
  }
  await db.$transaction([
    db.sourceRevision.updateMany({
      where: { workspaceId, id: revisionId },
      data: { passageCount: passages.length },
    }),
    db.source.updateMany({
      where: { workspaceId, id: source.id, deletedAt: null },
      data: { status: "ready", progress: 1, revisionId, errorCode: null },
    }),
    db.bot.updateMany({ where: { workspaceId, id: botId }, data: { knowledgeRevision: { increment: 1 } } }),
  ]);
}
