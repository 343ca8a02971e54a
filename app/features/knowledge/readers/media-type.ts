import { fileTypeFromBuffer } from "file-type";
import { utf16Of } from "./decode-text.ts";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const BY_ENDING: Record<string, string> = {
  pdf: "application/pdf",
  docx: DOCX,
  xlsx: XLSX,
  csv: "text/csv",
  tsv: "text/csv",
  md: "text/markdown",
  markdown: "text/markdown",
  txt: "text/plain",
  text: "text/plain",
  html: "text/html",
  htm: "text/html",
};

/** Endings of files that can be read, for the file dialog and for sentences. */
export const READABLE_ENDINGS = Object.keys(BY_ENDING).map((ending) => `.${ending}`);

/** So much of a file's beginning says of what kind it is. */
export const HEAD_BYTES = 65_536;

export type MediaType = { mediaType: string } | { problem: "FILE_TYPE" | "FILE_MISMATCH" };

/**
 * The media type of a file by its ending, if its first bytes, and the type that its sender declared, agree. A kind that cannot be
 * read is `FILE_TYPE`, one that is not what it says `FILE_MISMATCH`.
 */
export async function mediaTypeOf(name: string, head: Uint8Array, declared = ""): Promise<MediaType> {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  const mediaType = Object.hasOwn(BY_ENDING, ending) ? BY_ENDING[ending] : undefined;
  if (!mediaType) return { problem: "FILE_TYPE" };
  const isOne = (await hasContentOf(mediaType, head)) && mayBeDeclared(mediaType, declared);
  return isOne ? { mediaType } : { problem: "FILE_MISMATCH" };
}

async function hasContentOf(mediaType: string, head: Uint8Array): Promise<boolean> {
  if (mediaType === "application/pdf") return startsWithin(head, "%PDF-", 1_024);
  // An old or protected document stands in another container; its reader says so in plain words.
  if (mediaType === DOCX || mediaType === XLSX)
    return startsWithin(head, "PK\u0003\u0004", 0) || startsWithin(head, "\u00d0\u00cf\u0011\u00e0", 0);
  return looksLikeText(head);
}

/** Whether the mark stands in the bytes, at most so far from their beginning. */
function startsWithin(head: Uint8Array, mark: string, at: number): boolean {
  const found = Buffer.from(head.subarray(0, at + mark.length)).indexOf(mark, 0, "latin1");
  return found >= 0 && found <= at;
}

const TEXT_TYPES = /^text\/|^application\/(?:xml|json)$/;

/** No sign of a kind that is no text, and no zeros, which only UTF-16 has. */
async function looksLikeText(head: Uint8Array): Promise<boolean> {
  if (utf16Of(head)) return true;
  if (head.subarray(0, HEAD_BYTES).includes(0)) return false;
  const known = await fileTypeFromBuffer(head.subarray(0, 4_096)).catch(() => undefined);
  return known === undefined || TEXT_TYPES.test(known.mime);
}

const PICTURE_OR_SOUND = /^(?:image|audio|video|font)\//;
const BINARY = new Set(["application/pdf", DOCX, XLSX]);

/** Browsers and programs declare all kinds of types for texts; only a plain contradiction counts. */
function mayBeDeclared(mediaType: string, declared: string): boolean {
  const type = declared.split(";")[0]?.trim().toLowerCase() ?? "";
  if (PICTURE_OR_SOUND.test(type)) return false;
  return BINARY.has(type) ? type === mediaType : !(BINARY.has(mediaType) && /^text\/(?!plain)/.test(type));
}
