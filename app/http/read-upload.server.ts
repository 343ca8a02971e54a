import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import busboy from "busboy";
import { env } from "#app/platform/env.server.ts";
import { dropIncoming, keepIncoming, type IncomingFile } from "#app/platform/incoming-files.server.ts";
import { AppError, fieldError } from "#app/shared/app-error.ts";

/** A file as it was sent: its name and type are the sender's word and nothing more. */
export interface UploadedFile {
  name: string;
  declaredType: string;
  content: IncomingFile;
}

export interface Upload {
  fields: Record<string, string>;
  /** Null when the form came without one. */
  file: UploadedFile | null;
}

/** What one file may weigh. */
export const maxUploadBytes = env.MAX_UPLOAD_MB * 1_048_576;

const MAX_FIELDS = 20;
const MAX_FIELD_BYTES = 65_536;
/** Boundaries, headers and fields around the file. */
const ENVELOPE_BYTES = 262_144;

/**
 * The fields and the one file of a `multipart/form-data` request, its bytes counted and written to the disk while they arrive;
 * who calls this ends with `dropUpload`. Throws `TOO_LARGE` beyond
 * MAX_UPLOAD_MB, `CONTENT_TYPE` for a body that is none or is cut off, `TOO_MANY` for a second file, `INVALID` for a repeated field.
 */
export async function readUpload(request: Request, maxBytes = maxUploadBytes): Promise<Upload> {
  const tooLarge = new AppError("TOO_LARGE", { params: { kb: Math.floor(maxBytes / 1024) } });
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes + ENVELOPE_BYTES) throw tooLarge;
  if (!request.body) throw new AppError("BODY_MISSING");
  const parser = startParser(request, maxBytes);
  const upload: Upload = { fields: {}, file: null };
  let problem: AppError | null = null;

  parser.on("field", (name, value, info) => {
    if (Object.hasOwn(upload.fields, name))
      problem ??= new AppError("INVALID", { fields: [{ field: name, code: "REPEATED" }] });
    else if (name === "__proto__") problem ??= new AppError("KEY_NOT_ALLOWED");
    else if (info.valueTruncated)
      problem ??= new AppError("TOO_LARGE", { params: { kb: MAX_FIELD_BYTES / 1024 } });
    else upload.fields[name] = value.replaceAll("\r\n", "\n");
  });
  const storing: Promise<void>[] = [];
  parser.on("file", (_field, stream, { filename, mimeType }) => {
    // Nothing beyond the limit is written; what is there is deleted below.
    stream.on("limit", () => (problem ??= tooLarge));
    const store = async () => {
      const content = await keepIncoming(stream);
      // A browser sends a nameless, empty part for a file input that nobody filled.
      if (filename || content.bytes > 0)
        upload.file = { name: filename ?? "", declaredType: mimeType, content };
      else await dropIncoming(content);
    };
    storing.push(
      store().catch((error: unknown) => {
        problem ??= new AppError("CONTENT_TYPE", { cause: error });
      }),
    );
  });
  parser.on("filesLimit", () => (problem ??= new AppError("TOO_MANY", { params: { max: 1 } })));
  parser.on("fieldsLimit", () => (problem ??= new AppError("TOO_MANY", { params: { max: MAX_FIELDS } })));
  parser.on("partsLimit", () => (problem ??= new AppError("TOO_MANY", { params: { max: MAX_FIELDS } })));

  await pipeline(Readable.fromWeb(request.body as ReadableStream<Uint8Array>), parser).catch(
    (error: unknown) => {
      problem ??= new AppError("CONTENT_TYPE", { cause: error });
    },
  );
  await Promise.all(storing);
  if (!problem) return upload;
  await dropUpload(upload.file);
  throw problem as AppError;
}

/** What `use` makes of the one file of the request, which is gone afterwards unless it was taken. Throws as `readUpload`, and `INVALID` without a file. */
export async function withUpload<T>(
  request: Request,
  maxBytes: number,
  use: (file: UploadedFile) => Promise<T>,
): Promise<T> {
  const { file } = await readUpload(request, maxBytes);
  if (!file) throw fieldError("file", "REQUIRED");
  try {
    return await use(file);
  } finally {
    await dropUpload(file);
  }
}

/** What was sent is gone, unless somebody has taken it. */
export function dropUpload(file: UploadedFile | null): Promise<void> {
  return dropIncoming(file?.content ?? null);
}

function startParser(request: Request, maxBytes: number): busboy.Busboy {
  try {
    return busboy({
      headers: { "content-type": request.headers.get("content-type") ?? "" },
      defParamCharset: "utf8",
      limits: {
        files: 1,
        // The parser says "limit" on reaching it, not on passing it.
        fileSize: maxBytes + 1,
        fields: MAX_FIELDS,
        fieldSize: MAX_FIELD_BYTES,
        fieldNameSize: 200,
        parts: MAX_FIELDS + 2,
        headerPairs: 20,
      },
    });
  } catch (error) {
    throw new AppError("CONTENT_TYPE", { cause: error });
  }
}
