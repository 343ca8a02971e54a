import { getDocumentProxy } from "unpdf";
import type { ReadDocument } from "#app/features/knowledge/readers/document.ts";
import { UnreadableSource } from "#app/features/knowledge/readers/unreadable-source.ts";
import { columnsOfPage } from "./columns-of-page.ts";
import { dropRepeated } from "./drop-repeated.ts";
import { linesOfRegion } from "./lines-of-region.ts";
import { linesToBlocks } from "./lines-to-blocks.ts";
import { fragmentsOfPage } from "./fragments-of-page.ts";
import type { PageText } from "./page-text.ts";
import { rowsOfPage } from "./rows-of-page.ts";
import { titleOf } from "./title-of.ts";
import { typeScaleOf } from "./type-scale.ts";

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

const MOST_PAGES = 2_000;
/** A page of a scanned document may carry a stamp or a number, and no more. */
const LEAST_LETTERS_A_PAGE = 8;
const END_BYTES = 2_048;

/**
 * The text of a PDF, page by page, each block with its page. Throws `PROTECTED`, `DAMAGED`, `TOO_MANY_PAGES`, and `NO_TEXT` when
 * it holds pictures of text only.
 */
export async function readPdf(content: Uint8Array): Promise<ReadDocument> {
  assertWhole(content);
  const pdf = await open(content);
  if (pdf.numPages > MOST_PAGES) throw new UnreadableSource("TOO_MANY_PAGES", { max: MOST_PAGES });
  const pages = await textOfPages(pdf);
  const clean = dropRepeated(pages);
  assertReadable(clean);
  const scale = typeScaleOf(clean);
  const blocks = clean.flatMap((page) =>
    columnsOfPage(page.rows).flatMap((region) => linesToBlocks(linesOfRegion(region), scale, page.number)),
  );
  return { title: await titleOf(pdf, clean, scale), blocks };
}

/** A file that was cut off would be read as far as it goes, and nobody would know what is missing. */
function assertWhole(content: Uint8Array): void {
  const end = Buffer.from(content.subarray(-END_BYTES)).toString("latin1");
  if (!end.includes("%%EOF")) throw new UnreadableSource("DAMAGED");
}

async function open(content: Uint8Array): Promise<Pdf> {
  try {
    return await getDocumentProxy(new Uint8Array(content), {
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      stopAtErrors: false,
      verbosity: 0,
    });
  } catch (error) {
    throw new UnreadableSource(isPasswordProblem(error) ? "PROTECTED" : "DAMAGED");
  }
}

const isPasswordProblem = (error: unknown) => error instanceof Error && error.name === "PasswordException";

async function textOfPages(pdf: Pdf): Promise<PageText[]> {
  const pages: PageText[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    try {
      const page = await pdf.getPage(number);
      const { height, fragments } = await fragmentsOfPage(page);
      pages.push({ number, height, rows: rowsOfPage(fragments) });
      page.cleanup();
    } catch {
      throw new UnreadableSource("DAMAGED");
    }
  }
  return pages;
}

function assertReadable(pages: readonly PageText[]): void {
  let letters = 0;
  for (const page of pages)
    for (const piece of page.rows.flat()) letters += piece.text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const least = pages.length === 1 ? 1 : pages.length * LEAST_LETTERS_A_PAGE;
  if (letters < least) throw new UnreadableSource("NO_TEXT");
}
