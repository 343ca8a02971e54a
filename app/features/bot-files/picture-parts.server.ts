import type { Actor } from "#app/domain/access/permissions.ts";
import type { BotLook } from "#app/domain/look/look.schema.ts";
import { findPicture, storePicture } from "#app/features/bot-images/index.server.ts";
import type { ZipFile } from "#app/platform/zip-writer.server.ts";
import { AppError, fieldError } from "#app/shared/app-error.ts";

const PLACES = ["avatar", "logo"] as const;
type Pictures = Pick<BotLook, (typeof PLACES)[number]>;

const pathOf = (place: string) => `pictures/${place}.webp`;

/** The pictures of a look as parts of the archive. */
export async function exportPictures(look: Pictures): Promise<ZipFile[]> {
  const parts: ZipFile[] = [];
  for (const place of PLACES) {
    const name = look[place];
    if (name) parts.push({ path: pathOf(place), content: await findPicture({ name }) });
  }
  return parts;
}

/** The pictures of an archive, stored in the workspace unless the bot has them already. Throws `INVALID` with BOT_FILE_PART. */
export async function importPictures(input: {
  actor: Actor;
  contents: ReadonlyMap<string, Buffer>;
  former: Pictures | null;
}): Promise<Pictures> {
  const { actor, contents, former } = input;
  const pictures: Pictures = { avatar: null, logo: null };
  for (const place of PLACES) {
    const content = contents.get(pathOf(place));
    if (!content) continue;
    try {
      pictures[place] = await storePicture({ actor, place, content, former: former?.[place] ?? null });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      throw fieldError("file", "BOT_FILE_PART", { part: pathOf(place) });
    }
  }
  return pictures;
}
