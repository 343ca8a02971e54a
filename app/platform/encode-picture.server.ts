import { fileTypeFromBuffer } from "file-type";
import { fieldError } from "#app/shared/app-error.ts";
import { createTurns } from "#app/shared/turns.ts";
import { singleton } from "./singleton.server.ts";

/** How large a picture becomes, in pixels: cut to fill its place, or as it is within bounds and never enlarged. */
export interface PictureSize {
  width: number;
  height: number;
  fit: "cover" | "inside";
}

const MAX_MB = 5;
const MAX_SIDE = 4_096;
const MAX_SECONDS = 10;
const TYPES: ReadonlySet<string> = new Set(["image/png", "image/jpeg", "image/webp", "image/gif"]);

const tooLarge = () => fieldError("file", "PICTURE_LARGE", { mb: MAX_MB, side: MAX_SIDE });

/** One picture at a time: whoever sends many waits, and nobody else does. */
const inTurn = singleton("pictures", createTurns);

/**
 * The picture as WebP of that size: the first frame, turned as its camera said, without anything else that stood in the
 * file. Throws `INVALID` on `file`: PICTURE_LARGE, PICTURE_TYPE for what is none (a drawing such as SVG is none), PICTURE_DAMAGED.
 */
export async function encodePicture(content: Uint8Array, size: PictureSize): Promise<Buffer> {
  if (content.length > MAX_MB * 1_048_576) throw tooLarge();
  // Its own first bytes decide, before any decoder sees it.
  const type = await fileTypeFromBuffer(content);
  if (!type || !TYPES.has(type.mime)) throw fieldError("file", "PICTURE_TYPE");
  return inTurn(() => encode(content, size));
}

/** Fetched with the first picture: most servers never see one. Works on one thread and keeps nothing. */
async function loadSharp() {
  const { default: sharp } = await import("sharp");
  sharp.concurrency(1);
  sharp.cache(false);
  return sharp;
}

async function encode(content: Uint8Array, size: PictureSize): Promise<Buffer> {
  const { width, height, fit } = size;
  const sharp = await loadSharp();
  const picture = sharp(content, { failOn: "error", limitInputPixels: MAX_SIDE * MAX_SIDE, pages: 1 });
  try {
    const { width: wide, height: high } = await picture.metadata();
    if (Math.max(wide, high) > MAX_SIDE) throw tooLarge();
    return await picture
      .autoOrient()
      .resize({ width, height, fit, withoutEnlargement: fit === "inside" })
      .webp({ quality: 88 })
      .timeout({ seconds: MAX_SECONDS })
      .toBuffer();
  } catch (error) {
    if (error instanceof Error && error.name === "AppError") throw error;
    if (error instanceof Error && /pixel limit/i.test(error.message)) throw tooLarge();
    throw fieldError("file", "PICTURE_DAMAGED");
  }
}
