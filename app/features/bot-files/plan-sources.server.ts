import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { Actor } from "#app/domain/access/permissions.ts";
import { NewSourceSchema, storeUpload } from "#app/features/knowledge/index.server.ts";
import type { PassageEdit, Prisma, Source } from "#app/generated/prisma/client.ts";
import { db } from "#app/platform/db.server.ts";
import { fieldError } from "#app/shared/app-error.ts";
import { isId } from "#app/shared/ids.ts";
import type { SourcePart } from "./bot-file.schema.ts";
import { derivedId } from "./derived-id.ts";
import { part as readPart, type BotFile } from "./parse-bot-file.ts";
import { contentOf, storedFileOf } from "./source-content.server.ts";

/** A source as it will be, and what has to be done for that. */
export interface PlannedSource {
  id: string;
  part: SourcePart;
  input: Prisma.InputJsonObject;
  bytes: number;
  /** `same`: it is like this already, and nothing is read again. */
  kind: "new" | "changed" | "same";
}

type Known = Source & { edits: PassageEdit[] };

/**
 * What each source of the file becomes in the bot. Uploads that the bot does not have yet are stored. Throws `INVALID` on `file`
 * for content that could not be added by hand either.
 */
export async function planSources(input: {
  actor: Actor;
  botId: string;
  file: BotFile;
  /** All passages are cut anew. */
  isCutAnew: boolean;
}): Promise<PlannedSource[]> {
  const { actor, botId, file, isCutAnew } = input;
  const { workspaceId } = actor;
  const checked = file.sources.map((source) => ({ source, content: checkedContent(source, file.contents) }));
  const rows = await db.source.findMany({ where: { workspaceId, botId }, include: { edits: true } });
  const known = new Map(rows.map((row) => [row.id, row]));
  const planned: PlannedSource[] = [];
  for (const { source, content } of checked) {
    const derived = derivedId(workspaceId, botId, source.key);
    const row = (isId(source.key) ? known.get(source.key) : undefined) ?? known.get(derived);
    const { bytes, ...plan } = content
      ? content
      : await planUpload(actor, source, contentAt(file.contents, source), row);
    const isSame = row !== undefined && isLike(row, source, plan.input) && !(isCutAnew && row.type !== "qa");
    const kind = row === undefined ? "new" : isSame ? "same" : "changed";
    planned.push({ id: row?.id ?? derived, part: source, input: plan.input, bytes, kind });
  }
  return planned;
}

const contentAt = (contents: BotFile["contents"], { file = "" }: SourcePart): Buffer =>
  contents.get(file) ?? Buffer.alloc(0);

interface Content {
  input: Prisma.InputJsonObject;
  bytes: number;
}

/** The content of a source that is no upload, as it would be stored if somebody typed it; null for an upload. */
function checkedContent(source: SourcePart, contents: BotFile["contents"]): Content | null {
  const { type, file = "" } = source;
  if (type === "file") return null;
  // Corrections may all have been taken back: then there is nothing to check.
  const items = type === "qa" ? readPart(contents, file, z.array(z.unknown())) : [];
  if (source.isCorrections && items.length === 0)
    return { input: { items: [], isCorrections: true }, bytes: 0 };
  const parsed = NewSourceSchema.safeParse(typedOf(source, contents, items));
  if (!parsed.success) throw fieldError("file", "BOT_FILE_PART", { part: file || "knowledge/sources.json" });
  return storedOf(parsed.data, source);
}

/** What somebody would have typed to add the source. */
function typedOf(source: SourcePart, contents: BotFile["contents"], items: readonly unknown[]): unknown {
  const { type, title, web } = source;
  if (type === "text") return { type, title, text: contentAt(contents, source).toString("utf8") };
  return type === "qa" ? { type, title, items } : { type, ...web };
}

function storedOf(content: z.output<typeof NewSourceSchema>, { isCorrections }: SourcePart): Content {
  if (content.type === "text")
    return { input: { text: content.text }, bytes: Buffer.byteLength(content.text) };
  if (content.type === "qa") {
    const { items } = content;
    const bytes = Buffer.byteLength(JSON.stringify(items));
    return { input: { items, ...(isCorrections ? { isCorrections } : {}) }, bytes };
  }
  const { type: _type, ...input } = content;
  return { input, bytes: 0 };
}

/** The upload that the source has already when its bytes and name are the same; else a new one. */
async function planUpload(actor: Actor, { title, file = "" }: SourcePart, content: Buffer, row?: Known) {
  const { workspaceId } = actor;
  const name =
    file
      .split("/")
      .at(-1)
      ?.replace(/^\d{3,4}-/, "") ?? title;
  if (row?.type === "file") {
    const old = contentOf(row);
    const stored = old.type === "file" ? await storedFileOf(workspaceId, old.fileId) : null;
    if (stored?.sha256 === createHash("sha256").update(content).digest("hex"))
      return { input: { fileId: stored.id, mediaType: stored.mediaType }, bytes: stored.bytes };
  }
  const { id: fileId, mediaType, bytes } = await storeUpload({ actor, name, content });
  return { input: { fileId, mediaType }, bytes };
}

function isLike(row: Known, source: SourcePart, input: Prisma.InputJsonObject): boolean {
  const edits = row.edits
    .map(({ contentKey, text, original, isEnabled }) => ({ contentKey, text, original, isEnabled }))
    .toSorted(byKey);
  return (
    row.deletedAt === null &&
    row.revisionId !== null &&
    row.title === source.title &&
    row.type === source.type &&
    isDeepStrictEqual(JSON.parse(JSON.stringify(row.input)), JSON.parse(JSON.stringify(input))) &&
    isDeepStrictEqual(edits, source.edits.toSorted(byKey))
  );
}

const byKey = (a: { contentKey: string }, b: { contentKey: string }): number =>
  a.contentKey < b.contentKey ? -1 : Number(a.contentKey > b.contentKey);
