import { readFile } from "node:fs/promises";
import { parsePictureName } from "#app/domain/look/picture-name.ts";
import { dbAcrossWorkspaces } from "#app/platform/db.server.ts";
import { storedFilePath } from "#app/platform/stored-files.server.ts";
import { AppError } from "#app/shared/app-error.ts";

/** The bytes of a public picture by its name. Throws `NOT_FOUND`, also for files that are not public. */
export async function findPicture(input: { name: string }): Promise<Buffer> {
  const picture = parsePictureName(input.name);
  const file = picture && (await dbAcrossWorkspaces.storedFile.findUnique({ where: { id: picture.id } }));
  if (!file?.isPublic || file.mediaType !== "image/webp" || !file.sha256.startsWith(picture?.hash ?? ""))
    throw new AppError("NOT_FOUND");
  try {
    return await readFile(storedFilePath({ workspaceId: file.workspaceId, fileId: file.id }));
  } catch (error) {
    throw new AppError("NOT_FOUND", { cause: error });
  }
}
