import { readFile } from "node:fs/promises";
import type { PassageEdit, Source } from "#app/generated/prisma/client.ts";
import { db } from "#app/platform/db.server.ts";
import { storedFilePath } from "#app/platform/stored-files.server.ts";
import type { ZipFile } from "#app/platform/zip-writer.server.ts";
import type { SourcePart } from "./bot-file.schema.ts";
import { jsonFile, slugOf, textFile } from "./parts.ts";
import { contentOf, storedFileOf } from "./source-content.server.ts";

/** The list of the draft's sources, and a file for the content of each that is stored here. */
export async function exportSources(workspaceId: string, botId: string): Promise<ZipFile[]> {
  const sources = await db.source.findMany({
    where: { workspaceId, botId, deletedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    include: { edits: { orderBy: { contentKey: "asc" } } },
  });
  const parts: SourcePart[] = [];
  const files: ZipFile[] = [];
  for (const [index, source] of sources.entries()) {
    const { part, file } = await partOf(source, String(index + 1).padStart(3, "0"));
    parts.push(part);
    if (file) files.push(file);
  }
  return [jsonFile("knowledge/sources.json", parts), ...files];
}

/** What the list says of a source, and the file of its content. */
async function partOf(
  source: Source & { edits: PassageEdit[] },
  number: string,
): Promise<{ part: SourcePart; file?: ZipFile }> {
  const content = contentOf(source);
  const common = commonOf(source);
  const name = `${number}-${slugOf(source.title) || source.type}`;
  if ("web" in content) return { part: { ...common, type: content.type, web: content.web } };
  const file = await fileOf(source, content, { number, name });
  const isCorrections = content.type === "qa" && content.isCorrections === true;
  const part: SourcePart = { ...common, type: content.type, file: file.path };
  return { part: isCorrections ? { ...part, isCorrections } : part, file };
}

async function fileOf(
  { workspaceId }: Source,
  content: Exclude<ReturnType<typeof contentOf>, { web: unknown }>,
  { number, name }: { number: string; name: string },
): Promise<ZipFile> {
  if (content.type === "text") return textFile(`knowledge/${name}.md`, content.text);
  if (content.type === "qa") return jsonFile(`qa/${name}.json`, content.items);
  const { fileId } = content;
  const stored = await storedFileOf(workspaceId, fileId);
  const path = `knowledge/files/${number}-${stored.name.replaceAll(/[/\\:\p{Cc}]/gu, "_")}`;
  return { path, content: await readFile(storedFilePath({ workspaceId, fileId })) };
}

function commonOf({ id: key, title, isOpen, everyHours, edits }: Source & { edits: PassageEdit[] }) {
  return {
    key,
    title,
    isOpen,
    everyHours: everyHours === 24 || everyHours === 168 ? (everyHours satisfies 24 | 168) : null,
    edits: edits.map(({ contentKey, text, original, isEnabled }) => ({
      contentKey,
      text,
      original,
      isEnabled,
    })),
  } as const;
}
