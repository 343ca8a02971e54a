import type { Actor } from "#app/domain/access/permissions.ts";
import { titleOfAddress } from "#app/domain/web/normalize-address.ts";
import { getBotRow } from "#app/features/bots/index.server.ts";
import type { Prisma } from "#app/generated/prisma/client.ts";
import { db } from "#app/platform/db.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { createId } from "#app/shared/ids.ts";
import { enqueueReading } from "./enqueue-reading.server.ts";
import type { NewSource } from "./source.schema.ts";
import { toSourceView, type SourceView } from "./source-view.ts";
import type { StoredUpload } from "./store-upload.server.ts";

const MAX_SOURCES = 2_000;

/** A text, a set of question-and-answer pairs, a web page or a site is a source of the draft and will be read. */
export async function addSource(input: {
  actor: Actor;
  botId: string;
  source: NewSource;
}): Promise<SourceView> {
  const { source } = input;
  if (source.type === "text")
    return insertSource(input, {
      type: "text",
      title: source.title,
      input: { text: source.text },
      bytes: Buffer.byteLength(source.text),
    });
  if (source.type === "qa")
    return insertSource(input, {
      type: "qa",
      title: source.title ?? source.items[0]?.questions[0] ?? "",
      input: { items: source.items },
      bytes: Buffer.byteLength(JSON.stringify(source.items)),
    });
  const { type, ...content } = source;
  return insertSource(input, { type, title: titleOfAddress(source.url), input: content, bytes: 0 });
}

/** An uploaded file is a source of the draft and will be read. */
export async function addFileSource(input: {
  actor: Actor;
  botId: string;
  upload: StoredUpload;
}): Promise<SourceView> {
  const { upload } = input;
  return insertSource(input, {
    type: "file",
    title: upload.name,
    input: { fileId: upload.id, mediaType: upload.mediaType },
    bytes: upload.bytes,
  });
}

async function insertSource(
  { actor, botId }: { actor: Actor; botId: string },
  source: { type: string; title: string; input: Prisma.InputJsonObject; bytes: number },
): Promise<SourceView> {
  const { workspaceId } = actor;
  await getBotRow({ workspaceId, botId });
  const count = await db.source.count({ where: { workspaceId, botId, deletedAt: null } });
  if (count >= MAX_SOURCES) throw new AppError("TOO_MANY", { params: { max: MAX_SOURCES } });
  const id = createId();
  const row = await db.source.create({
    data: { id, workspaceId, botId, status: "queued", createdById: actor.userId, ...source },
  });
  await enqueueReading(row);
  return toSourceView(row);
}
