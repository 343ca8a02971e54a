import { parsePictureName } from "#app/domain/look/picture-name.ts";
import type { BotLook } from "#app/domain/look/look.schema.ts";
import { db } from "#app/platform/db.server.ts";
import { AppError, type FieldError } from "#app/shared/app-error.ts";

const PLACES = ["avatar", "logo"] as const;

/** Every picture of the look is one of the workspace. Throws `INVALID` with UNKNOWN_PICTURE. */
export async function assertKnownPictures(
  workspaceId: string,
  look: { [P in (typeof PLACES)[number]]?: BotLook[P] | undefined },
): Promise<void> {
  const fields: FieldError[] = [];
  for (const place of PLACES) {
    const name = look[place];
    if (!name) continue;
    const picture = parsePictureName(name);
    const file = await db.storedFile.findFirst({
      where: { workspaceId, id: picture?.id ?? "", isPublic: true },
    });
    if (!picture || !file?.sha256.startsWith(picture.hash))
      fields.push({ field: `look.${place}`, code: "UNKNOWN_PICTURE" });
  }
  if (fields.length > 0) throw new AppError("INVALID", { fields });
}
