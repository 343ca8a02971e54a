import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, open, readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import type { Readable } from "node:stream";
import { createId } from "#app/shared/ids.ts";
import { env } from "./env.server.ts";
import { singleton } from "./singleton.server.ts";

/** A file that has come in and belongs to nobody yet; who takes it moves it away, what is left is deleted. */
export interface IncomingFile {
  path: string;
  bytes: number;
  sha256: string;
}

/** What a process that was stopped left behind. */
const STALE_MS = 3_600_000;

const folder = () => path.resolve(env.DATA_DIR, "uploads", "incoming");
const state = singleton("incoming-files", () => ({ swept: undefined as Promise<void> | undefined }));

/** The stream stands in a file under a name of our own, counted and hashed on its way. Rejects with the stream's error, keeping nothing. */
export async function keepIncoming(stream: Readable): Promise<IncomingFile> {
  await (state.swept ??= sweep());
  const file = path.join(folder(), createId());
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    await pipeline(
      stream,
      async function* (parts: AsyncIterable<Buffer>) {
        for await (const part of parts) {
          bytes += part.length;
          hash.update(part);
          yield part;
        }
      },
      createWriteStream(file, { mode: 0o600, flags: "wx" }),
    );
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
  return { path: file, bytes, sha256: hash.digest("hex") };
}

/** The first bytes of a file. */
export async function headOf(file: string, bytes: number): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytes), 0, bytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** The file is gone, if nobody has taken it. */
export async function dropIncoming(file: { path: string } | null): Promise<void> {
  if (file) await rm(file.path, { force: true });
}

async function sweep(): Promise<void> {
  await mkdir(folder(), { recursive: true });
  for (const name of await readdir(folder())) {
    const file = path.join(folder(), name);
    const { mtimeMs } = await stat(file);
    if (Date.now() - mtimeMs > STALE_MS) await rm(file, { force: true });
  }
}
