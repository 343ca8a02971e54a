import { createReadStream } from "node:fs";
import { createReadableStreamFromReadable } from "@remix-run/node";

/** A file for a caller whom it may be given to. */
interface SentFile {
  path: string;
  name: string;
  mediaType: string;
  bytes: number;
  /** Saved by the browser, whatever it is. */
  isAttachment?: boolean;
}

/**
 * The file as an answer that can do nothing (that its type is not guessed is said for all answers at the edge): its type is fixed, nothing in it runs or is loaded, and only a PDF is shown in the
 * browser, everything else saved. A single range is honoured.
 */
export function sendFile(request: Request, file: SentFile): Response {
  const range = rangeOf(request.headers.get("range"), file.bytes);
  const headers = headersOf(file);
  if (range === "unsatisfiable") {
    headers.set("content-range", `bytes */${file.bytes}`);
    return new Response(null, { status: 416, headers });
  }
  const { start, end } = range ?? { start: 0, end: file.bytes - 1 };
  headers.set("content-length", String(end - start + 1));
  if (range) headers.set("content-range", `bytes ${start}-${end}/${file.bytes}`);
  const body =
    request.method === "HEAD"
      ? null
      : createReadableStreamFromReadable(createReadStream(file.path, { start, end }));
  return new Response(body, { status: range ? 206 : 200, headers });
}

function headersOf({ name, mediaType, isAttachment = false }: SentFile): Headers {
  const isShown = mediaType === "application/pdf" && !isAttachment;
  return new Headers({
    "content-type": mediaType.startsWith("text/") ? `${mediaType}; charset=utf-8` : mediaType,
    "content-disposition": `${isShown ? "inline" : "attachment"}; filename*=UTF-8''${encodeName(name)}`,
    "content-security-policy": "sandbox; default-src 'none'",
    "accept-ranges": "bytes",
    "cache-control": "private, no-store, no-transform",
  });
}

const encodeName = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);

/** The one range that was asked for; null for the whole file, also when the header says something else. */
function rangeOf(
  header: string | null,
  bytes: number,
): { start: number; end: number } | "unsatisfiable" | null {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? "");
  if (!match) return null;
  const [, from = "", to = ""] = match;
  if (from === "" && to === "") return null;
  const start = from === "" ? Math.max(0, bytes - Number(to)) : Number(from);
  const end = from === "" || to === "" ? bytes - 1 : Math.min(Number(to), bytes - 1);
  return start > end ? "unsatisfiable" : { start, end };
}
