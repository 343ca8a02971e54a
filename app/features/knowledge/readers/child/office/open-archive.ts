import type { Readable } from "node:stream";
import yauzl, { type Entry, type ZipFile } from "yauzl";
import { UnreadableSource } from "#app/features/knowledge/readers/unreadable-source.ts";

/** Of a DOCX or XLSX: how much may be in it, in all and in one part, and how much more than the file itself. */
const MOST_ENTRIES = 5_000;
const MOST_BYTES = 200 * 1_048_576;
const MOST_PART_BYTES = 64 * 1_048_576;
const MOST_RATIO = 200;
/** A small part may be packed as well as it likes. */
const SMALL_BYTES = 1_048_576;

/** The parts of a DOCX or XLSX that has been looked through. */
export interface Archive {
  has(name: string): boolean;
  /** The part, unpacked while it is read. */
  stream(name: string): Promise<Readable>;
  text(name: string): Promise<string>;
}

/**
 * Every part of the archive has been unpacked once, to nowhere, and has the size that it says. Throws `TOO_LARGE_INSIDE` for one
 * that says or turns out to be too large, `PROTECTED` and `DAMAGED`.
 */
export async function openArchive(content: Uint8Array): Promise<Archive> {
  const zip = await openZip(content);
  const entries = new Map<string, Entry>();
  let total = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      total += entry.uncompressedSize;
      if (entry.isEncrypted()) throw new UnreadableSource("PROTECTED");
      if (total > MOST_BYTES || entries.size >= MOST_ENTRIES || isBomb(entry))
        throw new UnreadableSource("TOO_LARGE_INSIDE");
      entries.set(entry.fileName, entry);
    }
    for (const entry of entries.values()) await unpackToNowhere(zip, entry);
  } catch (error) {
    throw error instanceof UnreadableSource ? error : new UnreadableSource(codeOf(error));
  }
  return archiveOf(zip, entries);
}

async function openZip(content: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  try {
    return await yauzl.fromBufferPromise(buffer, { lazyEntries: true, autoClose: false });
  } catch {
    throw new UnreadableSource("DAMAGED");
  }
}

function isBomb({ uncompressedSize, compressedSize }: Entry): boolean {
  if (uncompressedSize > MOST_PART_BYTES) return true;
  return uncompressedSize > SMALL_BYTES && uncompressedSize > compressedSize * MOST_RATIO;
}

/** Fails at the first byte beyond the size that the part says it has. */
async function unpackToNowhere(zip: ZipFile, entry: Entry): Promise<void> {
  if (entry.fileName.endsWith("/")) return;
  const stream = await zip.openReadStreamPromise(entry);
  for await (const _part of stream);
}

/** A part that holds more than it says is a trap; everything else is a broken file. */
const codeOf = (error: unknown) =>
  error instanceof Error && /too many bytes/i.test(error.message) ? "TOO_LARGE_INSIDE" : "DAMAGED";

function archiveOf(zip: ZipFile, entries: ReadonlyMap<string, Entry>): Archive {
  const stream = (name: string) => {
    const entry = entries.get(name);
    if (!entry) throw new UnreadableSource("DAMAGED");
    return zip.openReadStreamPromise(entry);
  };
  return {
    has: (name) => entries.has(name),
    stream: async (name) => stream(name),
    async text(name) {
      const parts: Buffer[] = [];
      for await (const part of await stream(name)) parts.push(part as Buffer);
      return Buffer.concat(parts).toString("utf8");
    },
  };
}
