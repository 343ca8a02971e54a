import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import type { Actor } from "#app/domain/access/permissions.ts";
import { parsePictureName, pictureNameOf } from "#app/domain/look/picture-name.ts";
import { encodePicture } from "#app/platform/encode-picture.server.ts";
import { dropIncoming, keepIncoming } from "#app/platform/incoming-files.server.ts";
import { keepStoredFile } from "#app/platform/stored-files.server.ts";
import { PICTURE_SIZES, type PicturePlace } from "./picture-places.ts";

/**
 * The picture is kept, encoded anew, for everybody who knows its address; where `former` is the same picture, that one stays. Answers
 * its name. Throws as `encodePicture`.
 */
export async function storePicture(input: {
  actor: Actor;
  place: PicturePlace;
  content: Uint8Array;
  former?: string | null;
}): Promise<string> {
  const { actor, place, content, former } = input;
  if (former && isPicture(former, content)) return former;
  const encoded = await encodePicture(content, PICTURE_SIZES[place]);
  if (former && isPicture(former, encoded)) return former;
  const incoming = await keepIncoming(Readable.from([encoded]));
  try {
    const id = await keepStoredFile(incoming, {
      workspaceId: actor.workspaceId,
      name: `${place}.webp`,
      mediaType: "image/webp",
      isPublic: true,
      createdById: actor.userId,
    });
    return pictureNameOf({ id, sha256: incoming.sha256 });
  } finally {
    await dropIncoming(incoming);
  }
}

function isPicture(name: string, content: Uint8Array): boolean {
  const hash = parsePictureName(name)?.hash;
  return hash !== undefined && createHash("sha256").update(content).digest("hex").startsWith(hash);
}
