import mammoth from "mammoth";
import type { ReadDocument } from "#app/features/knowledge/readers/document.ts";
import { htmlToBlocks } from "#app/features/knowledge/readers/html-to-blocks.server.ts";
import { UnreadableSource } from "#app/features/knowledge/readers/unreadable-source.ts";
import { assertNewOffice } from "./assert-kind.ts";
import { openArchive } from "./open-archive.ts";

/** The text of a Word document with its headings, lists and tables, without pictures. */
export async function readDocx(content: Uint8Array): Promise<ReadDocument> {
  assertNewOffice(content, "docx");
  const archive = await openArchive(content);
  if (!archive.has("[Content_Types].xml")) throw new UnreadableSource("DAMAGED");
  if (archive.has("xl/workbook.xml")) throw new UnreadableSource("KIND_MISMATCH");
  const { title, blocks } = htmlToBlocks(await toHtml(content));
  return { title: (await titleIn(archive)) || title, blocks };
}

async function toHtml(content: Uint8Array): Promise<string> {
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(content) },
      {
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: "" })),
        styleMap: ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh"],
        externalFileAccess: false,
      },
    );
    return value;
  } catch {
    throw new UnreadableSource("DAMAGED");
  }
}

/** The title among the document's properties; empty when nobody gave one. */
async function titleIn(archive: Awaited<ReturnType<typeof openArchive>>): Promise<string> {
  if (!archive.has("docProps/core.xml")) return "";
  const title =
    /<dc:title>([^<]{1,300})<\/dc:title>/.exec(await archive.text("docProps/core.xml"))?.[1] ?? "";
  return title.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&").trim();
}
