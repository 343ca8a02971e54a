import { stat } from "node:fs/promises";
import { z } from "zod";
import type { Prisma } from "#app/generated/prisma/client.ts";
import { db, dbAcrossWorkspaces } from "#app/platform/db.server.ts";
import { storedFilePath } from "#app/platform/stored-files.server.ts";
import { AppError } from "#app/shared/app-error.ts";

const FileInput = z.object({ fileId: z.string(), mediaType: z.string() });

/** A file that may be opened, where it stands and what it is. */
export interface OpenFile {
  path: string;
  name: string;
  mediaType: string;
  bytes: number;
}

type Revision = Prisma.SourceRevisionGetPayload<{ include: { source: { include: { bot: true } } } }>;

/**
 * The file that was read into a revision: for members of its workspace, and for everybody when its owner left it open and the live
 * version, or one that a conversation is held with, knows it. Throws `NOT_FOUND` in all other cases.
 */
export async function findOpenFile(input: { revisionId: string; userId: string | null }): Promise<OpenFile> {
  // The address is public: whose revision it is, only its row tells.
  const revision = await dbAcrossWorkspaces.sourceRevision.findUnique({
    where: { id: input.revisionId },
    include: { source: { include: { bot: true } } },
  });
  if (revision?.source.type !== "file") throw new AppError("NOT_FOUND");
  const mayOpen = (await isMember(revision, input.userId)) || (await isOpenToVisitors(revision));
  if (!mayOpen) throw new AppError("NOT_FOUND");
  const { fileId, mediaType } = FileInput.parse(revision.source.input);
  const path = storedFilePath({ workspaceId: revision.workspaceId, fileId });
  const stored = await stat(path).catch(() => null);
  if (!stored) throw new AppError("NOT_FOUND");
  return { path, name: revision.source.title, mediaType, bytes: stored.size };
}

async function isMember({ workspaceId }: Revision, userId: string | null): Promise<boolean> {
  if (userId === null) return false;
  const where = { workspaceId_userId: { workspaceId, userId } };
  return (await db.membership.findUnique({ where })) !== null;
}

async function isOpenToVisitors({ id, workspaceId, botId, source }: Revision): Promise<boolean> {
  if (!source.isOpen || source.bot.deletedAt) return false;
  const knowing = await db.versionRevision.findMany({
    where: { workspaceId, botId, revisionId: id },
    select: { number: true },
  });
  if (knowing.some(({ number }) => number === source.bot.liveVersion)) return true;
  const version = { in: knowing.map(({ number }) => String(number)) };
  return (await db.conversation.findFirst({ where: { workspaceId, botId, version } })) !== null;
}
