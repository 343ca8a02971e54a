import yauzl, { type Entry, type ZipFile } from "yauzl";
import { env } from "#app/platform/env.server.ts";
import { fieldError } from "#app/shared/app-error.ts";

const MOST_ENTRIES = 5_000;
/** What all parts may weigh unpacked, in archives of the largest size. */
const MOST_UNPACKED = 4;
/** A small part may be packed as well as it likes. */
const SMALL_BYTES = 1_048_576;
const MOST_RATIO = 200;
const LINK = 0o120_000;
const KIND_BITS = 0o170_000;

/**
 * The parts of an archive by their path, unpacked. Nothing is written anywhere. Throws `INVALID` on `file`: BOT_FILE_DAMAGED,
 * BOT_FILE_UNSAFE for paths that lead out of it, links, doubles and encrypted parts, BOT_FILE_LARGE for too much in it.
 */
export async function readZip(content: Uint8Array): Promise<Map<string, Buffer>> {
  const zip = await openZip(content);
  const entries = await listEntries(zip);
  const parts = new Map<string, Buffer>();
  for (const [path, entry] of entries) parts.set(path, await unpack(zip, entry));
  return withoutTopFolder(parts);
}

async function openZip(content: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  try {
    return await yauzl.fromBufferPromise(buffer, {
      lazyEntries: true,
      autoClose: false,
      strictFileNames: true,
    });
  } catch {
    throw fieldError("file", "BOT_FILE_DAMAGED");
  }
}

async function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  const folded = new Set<string>();
  let total = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      total += entry.uncompressedSize;
      if (entries.size >= MOST_ENTRIES || total > mostBytes() * MOST_UNPACKED || isBomb(entry))
        throw fieldError("file", "BOT_FILE_LARGE", { mb: env.MAX_UPLOAD_MB });
      const path = entry.fileName.normalize("NFC");
      if (!isSafe(entry, path) || folded.has(path.toLowerCase())) throw fieldError("file", "BOT_FILE_UNSAFE");
      folded.add(path.toLowerCase());
      if (!path.endsWith("/")) entries.set(path, entry);
    }
  } catch (error) {
    throw isOurs(error) ? error : fieldError("file", codeOf(error));
  }
  return entries;
}

const mostBytes = () => env.MAX_UPLOAD_MB * 1_048_576;
const isOurs = (error: unknown): boolean => error instanceof Error && error.name === "AppError";
/** The reader itself refuses paths that lead out of the archive. */
const codeOf = (error: unknown) =>
  error instanceof Error && /relative path|absolute path|invalid characters/i.test(error.message)
    ? "BOT_FILE_UNSAFE"
    : "BOT_FILE_DAMAGED";

function isSafe(entry: Entry, path: string): boolean {
  const isLink = ((entry.externalFileAttributes >>> 16) & KIND_BITS) === LINK;
  const isLeadingOut = path.startsWith("/") || /^[a-z]:/i.test(path) || path.split("/").includes("..");
  return !isLink && !isLeadingOut && !entry.isEncrypted() && !/[\p{Cc}\\]/u.test(path);
}

function isBomb({ uncompressedSize, compressedSize }: Entry): boolean {
  if (uncompressedSize > mostBytes()) return true;
  return uncompressedSize > SMALL_BYTES && uncompressedSize > compressedSize * MOST_RATIO;
}

/** Fails at the first byte beyond the size that the part says it has. */
async function unpack(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
  } catch (error) {
    const isLarger = error instanceof Error && /too many bytes/i.test(error.message);
    throw isLarger
      ? fieldError("file", "BOT_FILE_LARGE", { mb: env.MAX_UPLOAD_MB })
      : fieldError("file", "BOT_FILE_DAMAGED");
  }
  return Buffer.concat(chunks);
}

/** Who packs the unpacked folder again has everything one folder deeper. */
function withoutTopFolder(parts: Map<string, Buffer>): Map<string, Buffer> {
  if (parts.has("bot.json")) return parts;
  const place = [...parts.keys()].find((path) => /^[^/]+\/bot\.json$/.test(path));
  if (!place) return parts;
  const top = place.slice(0, -"bot.json".length);
  const inside = [...parts].filter(([path]) => path.startsWith(top));
  return new Map(inside.map(([path, content]) => [path.slice(top.length), content]));
}
