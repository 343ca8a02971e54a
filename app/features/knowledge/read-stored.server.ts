import { storedFilePath } from "#app/platform/stored-files.server.ts";
import { z } from "zod";
import type { ChunkOptions } from "#app/domain/chunking/chunk-blocks.ts";
import { hasOpenBlank } from "#app/domain/templates/blanks.ts";
import type { Source } from "#app/generated/prisma/client.ts";
import { cutIntoPassages } from "./cut-into-passages.server.ts";
import type { NewPassage } from "./new-passage.ts";
import { readDocument } from "./readers/read-document.server.ts";
import { UnreadableSource } from "./readers/unreadable-source.ts";

const TextInput = z.object({ text: z.string() });
const QaInput = z.object({
  items: z.array(z.object({ questions: z.array(z.string()), answer: z.string() })),
});
const FileInput = z.object({ fileId: z.string(), mediaType: z.string() });

type Reader = (source: Source, options: ChunkOptions) => NewPassage[] | Promise<NewPassage[]>;

/** One reader for each type of source whose content is stored here; those from the web stand in `web/`. */
const READERS: Record<string, Reader> = {
  text: readText,
  qa: readPairs,
  file: readFileSource,
};

/** The passages of a text, of pairs or of a file. Throws `UnreadableSource`. */
export async function readStored(source: Source, options: ChunkOptions): Promise<NewPassage[]> {
  const read = Object.hasOwn(READERS, source.type) ? READERS[source.type] : undefined;
  if (!read) throw new UnreadableSource("UNREADABLE");
  const passages = await read(source, options);
  // Pairs may all have been deleted; everything else without text was not understood.
  if (passages.length === 0 && source.type !== "qa") throw new UnreadableSource("NO_TEXT");
  return passages;
}

function readText(source: Source, options: ChunkOptions): Promise<NewPassage[]> {
  const { text } = TextInput.parse(source.input);
  return cutIntoPassages({ title: source.title, content: text }, options);
}

function readPairs(source: Source): NewPassage[] {
  return QaInput.parse(source.input).items.map(({ questions, answer }) => ({
    title: questions[0] ?? source.title,
    headings: [],
    text: answer,
    questions,
    ...(hasOpenBlank(answer) ? { isEnabled: false as const } : {}),
  }));
}

async function readFileSource(source: Source, options: ChunkOptions): Promise<NewPassage[]> {
  const { workspaceId } = source;
  const { fileId, mediaType } = FileInput.parse(source.input);
  const { title, blocks } = await readDocument(
    mediaType,
    { path: storedFilePath({ workspaceId, fileId }) },
    { workspaceId },
  );
  return cutIntoPassages({ title: title || source.title, content: blocks }, options);
}
