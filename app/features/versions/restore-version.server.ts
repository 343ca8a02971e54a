import type { Actor } from "#app/domain/access/permissions.ts";
import { readBotSettings } from "#app/domain/bot/bot-settings.ts";
import { recordAudit } from "#app/features/administration/index.server.ts";
import type { BotVersion, Prisma } from "#app/generated/prisma/client.ts";
import { db, type Transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/shared/app-error.ts";

/** A source as the version knows it. */
interface KnownReading {
  id: string;
  sourceId: string;
  input: Prisma.JsonValue;
}

/**
 * The draft is what the version was: its settings, and its knowledge by reference, so nothing is read again. Sources that came
 * later are deleted, and named so that they can be brought back; visitors notice nothing before the next publishing. Throws `NOT_FOUND`.
 */
export async function restoreVersion(input: {
  actor: Actor;
  botId: string;
  number: number;
}): Promise<{ draftRevision: number; deletedSources: string[] }> {
  const { actor, botId, number } = input;
  const restored = await db.$transaction(async (tx) => {
    const version = await findVersion(tx, input);
    const readings = await readingsOf(tx, version);
    const deletedSources = await restoreSources(tx, version, readings);
    await restoreEdits(tx, version.workspaceId, readings);
    return { draftRevision: await restoreSettings(tx, actor, version), deletedSources };
  });
  await recordAudit({
    actor,
    action: "bot.restored",
    targetType: "bot",
    targetId: botId,
    data: { version: number },
  });
  return restored;
}

async function findVersion(
  tx: Transaction,
  { actor, botId, number }: { actor: Actor; botId: string; number: number },
): Promise<BotVersion> {
  const { workspaceId } = actor;
  // Writing first holds the bot's row: who saves or publishes at the same time waits.
  const held = await tx.bot.updateMany({
    where: { workspaceId, id: botId, deletedAt: null },
    data: { draftEditedAt: new Date() },
  });
  const version = await tx.botVersion.findUnique({
    where: { workspaceId_botId_number: { workspaceId, botId, number } },
  });
  if (held.count === 0 || !version) throw new AppError("NOT_FOUND");
  return version;
}

async function readingsOf(tx: Transaction, version: BotVersion): Promise<KnownReading[]> {
  const { workspaceId, botId, number } = version;
  const rows = await tx.versionRevision.findMany({
    where: { workspaceId, botId, number },
    select: { revision: { select: { id: true, sourceId: true, input: true } } },
  });
  return rows.map(({ revision }) => revision);
}

async function restoreSources(
  tx: Transaction,
  { workspaceId, botId }: BotVersion,
  readings: readonly KnownReading[],
): Promise<string[]> {
  const known = new Map(readings.map((reading) => [reading.sourceId, reading]));
  const sources = await tx.source.findMany({
    where: { workspaceId, botId },
    select: { id: true, deletedAt: true, revisionId: true },
  });
  const later = sources.filter((source) => !source.deletedAt && !known.has(source.id));
  await tx.source.updateMany({
    where: { workspaceId, id: { in: later.map((source) => source.id) } },
    data: { deletedAt: new Date() },
  });
  for (const { id, deletedAt, revisionId } of sources) {
    const reading = known.get(id);
    if (!reading || (!deletedAt && revisionId === reading.id)) continue;
    await tx.source.updateMany({
      where: { workspaceId, id },
      data: {
        deletedAt: null,
        revisionId: reading.id,
        status: "ready",
        progress: 1,
        errorCode: null,
        ...(reading.input === null ? {} : { input: reading.input }),
      },
    });
    if (revisionId !== reading.id) await forgetPages(tx, { workspaceId, sourceId: id });
  }
  return later.map(({ id }) => id);
}

/** Pages were compared with the newer reading: the next one fetches and compares every page anew. */
async function forgetPages(tx: Transaction, where: { workspaceId: string; sourceId: string }): Promise<void> {
  await tx.sourcePage.updateMany({ where, data: { contentHash: "", etag: "", lastModified: "" } });
}

/** What people did to passages is again what the version shows, also after the source is read anew. */
async function restoreEdits(
  tx: Transaction,
  workspaceId: string,
  readings: readonly KnownReading[],
): Promise<void> {
  const sourceOf = new Map(readings.map(({ id, sourceId }) => [id, sourceId]));
  const where = { workspaceId, sourceId: { in: [...sourceOf.values()] } };
  const known = await tx.passageEdit.findMany({ where });
  const originals = new Map(known.map((edit) => [`${edit.sourceId} ${edit.contentKey}`, edit.original]));
  const touched = await tx.passage.findMany({
    where: {
      workspaceId,
      revisionId: { in: [...sourceOf.keys()] },
      OR: [{ editedAt: { not: null } }, { isEnabled: false }],
    },
    select: { revisionId: true, contentKey: true, text: true, isEnabled: true, editedAt: true },
  });
  await tx.passageEdit.deleteMany({ where });
  const edits = new Map(
    touched.map(({ revisionId, contentKey, text, isEnabled, editedAt }) => {
      const sourceId = sourceOf.get(revisionId) ?? "";
      const key = `${sourceId} ${contentKey}`;
      return [
        key,
        {
          workspaceId,
          sourceId,
          contentKey,
          text: editedAt ? text : null,
          original: originals.get(key) ?? text,
          isEnabled,
        },
      ];
    }),
  );
  await tx.passageEdit.createMany({ data: [...edits.values()] });
}

async function restoreSettings(tx: Transaction, actor: Actor, version: BotVersion): Promise<number> {
  const { workspaceId, botId } = version;
  const draft = readBotSettings(version.settings);
  const bot = await tx.bot.update({
    where: { workspaceId_id: { workspaceId, id: botId } },
    data: {
      draft,
      name: draft.name,
      draftRevision: { increment: 1 },
      draftEditedById: actor.userId,
      draftEditedAt: new Date(),
      knowledgeRevision: { increment: 1 },
    },
  });
  return bot.draftRevision;
}
