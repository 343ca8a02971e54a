import { fileTypeFromBuffer } from "file-type";
import sharp from "sharp";
import { singleton } from "#app/platform/singleton.server.ts";
import { fieldError } from "#app/shared/app-error.ts";

/** What a picture is for, and how large it is then. */
export const PICTURE_PLACES = {
  avatar: { width: 128, height: 128, fit: "cover" },
  logo: { width: 320, height: 96, fit: "inside" },
} as const;
export type PicturePlace = keyof typeof PICTURE_PLACES;

const MAX_MB = 5;
const MAX_SIDE = 4_096;
const MAX_SECONDS = 10;
const TYPES: ReadonlySet<string> = new Set(["image/png", "image/jpeg", "image/webp", "image/gif"]);

const tooLarge = () => fieldError("file", "PICTURE_LARGE", { mb: MAX_MB, side: MAX_SIDE });

/** One picture at a time, on one thread: whoever sends many waits, and nobody else does. */
const queue = singleton("pictures", () => {
  sharp.concurrency(1);
  sharp.cache(false);
  return { last: Promise.resolve() as Promise<unknown> };
});

/**
 * The picture as WebP of the size of its place: the first frame, turned as its camera said, without anything else that stood in the
 * file. Throws `INVALID` on `file`: PICTURE_LARGE, PICTURE_TYPE for what is none (a drawing such as SVG is none), PICTURE_DAMAGED.
 */
export async function encodePicture(content: Uint8Array, place: PicturePlace): Promise<Buffer> {
  if (content.length > MAX_MB * 1_048_576) throw tooLarge();
  // Its own first bytes decide, before any decoder sees it.
  const type = await fileTypeFromBuffer(content);
  if (!type || !TYPES.has(type.mime)) throw fieldError("file", "PICTURE_TYPE");
  const turn = queue.last.then(() => encode(content, place));
  queue.last = turn.catch(() => undefined);
  return turn;
}

async function encode(content: Uint8Array, place: PicturePlace): Promise<Buffer> {
  const { width, height, fit } = PICTURE_PLACES[place];
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
