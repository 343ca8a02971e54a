import { createReadStream } from "node:fs";
import { fileTypeFromFile } from "file-type";
import {
  typeOfName,
  VISITOR_FILE_ENDINGS,
  type VisitorFileType,
} from "#app/domain/conversation/visitor-file.ts";
import type { IncomingFile } from "#app/platform/incoming-files.server.ts";
import { fieldError } from "#app/shared/app-error.ts";

/** What browsers and programs say of a file that they do not know. */
const UNKNOWN_TYPE = "application/octet-stream";

/**
 * The media type of a file whose name, declared type and content agree. Throws `INVALID` on `file`: FILE_EMPTY, FILE_NOT_TAKEN for
 * another kind, FILE_MISMATCH where the three do not agree.
 */
export async function judgeFile(file: {
  name: string;
  declaredType: string;
  content: IncomingFile;
}): Promise<VisitorFileType> {
  const { name, content } = file;
  const type = typeOfName(name);
  if (!type) throw fieldError("file", "FILE_NOT_TAKEN", { name, kinds: VISITOR_FILE_ENDINGS.join(" ") });
  if (content.bytes === 0) throw fieldError("file", "FILE_EMPTY");
  const declared = file.declaredType.split(";")[0]?.trim().toLowerCase() ?? "";
  const isDeclared = declared === type || declared === UNKNOWN_TYPE || declared === "";
  if (!isDeclared || !(await hasContentOf(type, content.path)))
    throw fieldError("file", "FILE_MISMATCH", { name });
  return type;
}

async function hasContentOf(type: VisitorFileType, path: string): Promise<boolean> {
  const known = await fileTypeFromFile(path).catch(() => undefined);
  if (type === "text/plain") return (!known || /^text\/|[/+]xml$/.test(known.mime)) && isText(path);
  return known?.mime === type;
}

/** UTF-8 from the first byte to the last, without a zero. */
async function isText(path: string): Promise<boolean> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const part of createReadStream(path) as AsyncIterable<Buffer>) {
      if (part.includes(0)) return false;
      decoder.decode(part, { stream: true });
    }
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}
