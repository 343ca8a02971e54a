import { readFile } from "node:fs/promises";
import type { Actor } from "#app/domain/access/permissions.ts";
import { getBot, saveDraft } from "#app/features/bots/index.server.ts";
import type { PicturePlace } from "./picture-places.ts";
import { storePicture } from "./store-picture.server.ts";

/**
 * The draft shows the picture in that place, or none where `file` is null; the one before is gone unless a version shows it. Throws
 * `NOT_FOUND`, and as `encodePicture`.
 */
export async function setPicture(input: {
  actor: Actor;
  botId: string;
  place: PicturePlace;
  /** As it has come in. */
  file: { path: string } | null;
}): Promise<void> {
  const { actor, botId, place, file } = input;
  const { look } = await getBot({ actor, botId });
  const name = file
    ? await storePicture({ actor, place, content: await readFile(file.path), former: look[place] })
    : null;
  await saveDraft({ actor, botId, changes: { look: { [place]: name } } });
}
