import type { getDocumentProxy } from "unpdf";
import { joinLines } from "./join-lines.ts";
import type { PageText } from "./page-text.ts";
import type { TypeScale } from "./type-scale.ts";

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

/** What programs write as a title when nobody gave one. */
const NO_TITLE = /^(?:untitled|microsoft \w+ -|document\d*$|.*\.(?:docx?|pdf|tex|indd|odt|html?|xlsx?)$)/i;
const LONGEST = 200;

/** The title that the document gives itself, else the largest letters of its first page; empty when nothing is larger. */
export async function titleOf(pdf: Pdf, pages: readonly PageText[], scale: TypeScale): Promise<string> {
  const given = await pdf.getMetadata().then(
    ({ info }) => titleIn(info),
    () => "",
  );
  return given && !NO_TITLE.test(given) ? given.slice(0, LONGEST) : largestOf(pages[0], scale);
}

function titleIn(info: unknown): string {
  const title = typeof info === "object" && info !== null && "Title" in info ? info.Title : "";
  return typeof title === "string" ? title.replace(/\s+/g, " ").trim() : "";
}

function largestOf(page: PageText | undefined, scale: TypeScale): string {
  const pieces = (page?.rows ?? []).flat().filter(({ text }) => /\p{L}/u.test(text));
  const size = Math.max(0, ...pieces.map((piece) => piece.size));
  if (scale.levelOf(size) === null) return "";
  const text = joinLines(pieces.filter((piece) => piece.size > size * 0.95).map((piece) => piece.text));
  return text.length <= LONGEST ? text : "";
}
