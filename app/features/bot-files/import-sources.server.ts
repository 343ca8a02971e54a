import type { Actor } from "#app/domain/access/permissions.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import type { PlannedSource } from "./plan-sources.server.ts";

/** What an import did to the sources of a bot. */
export interface SourceCounts {
  added: number;
  changed: number;
  deleted: number;
  same: number;
}

interface Place {
  actor: Actor;
  botId: string;
}

/** The bot has the planned sources and no others; those that differ wait to be read, and until then answer as before. */
export async function importSources(
  tx: Transaction,
  { actor, botId, planned }: Place & { planned: readonly PlannedSource[] },
): Promise<SourceCounts> {
  const { workspaceId } = actor;
  const startedAt = Date.now();
  for (const [index, source] of planned.entries())
    await storeSource(tx, { actor, botId }, source, new Date(startedAt + index));
  const { count: deleted } = await tx.source.updateMany({
    where: { workspaceId, botId, deletedAt: null, id: { notIn: planned.map(({ id }) => id) } },
    data: { deletedAt: new Date() },
  });
  const of = (kind: PlannedSource["kind"]) => planned.filter((source) => source.kind === kind).length;
  if (deleted > 0)
    await tx.bot.updateMany({
      where: { workspaceId, id: botId },
      data: { knowledgeRevision: { increment: 1 } },
    });
  return { added: of("new"), changed: of("changed"), deleted, same: of("same") };
}

async function storeSource(
  tx: Transaction,
  { actor, botId }: Place,
  { id, part, input, bytes, kind }: PlannedSource,
  createdAt: Date,
): Promise<void> {
  const { workspaceId, userId } = actor;
  const { type, title, isOpen, everyHours } = part;
  const settings = { isOpen, everyHours, nextReadAt: nextReadingAfter(everyHours) };
  if (kind === "same") {
    await tx.source.updateMany({
      where: { workspaceId, id, NOT: { isOpen, everyHours } },
      data: settings,
    });
    return;
  }
  const content = { title, input, bytes, status: "queued", progress: 0, errorCode: null, ...settings };
  if (kind === "new")
    await tx.source.create({
      data: { id, workspaceId, botId, type, createdById: userId, createdAt, ...content },
    });
  else {
    const source = await tx.source.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { type, deletedAt: null, ...content },
    });
    // The same text makes a new reading, too: what people changed in its passages is then done again.
    if (source.revisionId !== null)
      await tx.sourceRevision.updateMany({
        where: { workspaceId, id: source.revisionId },
        data: { contentHash: "" },
      });
  }
  await tx.passageEdit.deleteMany({ where: { workspaceId, sourceId: id } });
  await tx.passageEdit.createMany({
    data: part.edits.map((edit) => ({ ...edit, workspaceId, sourceId: id, editedById: userId })),
  });
}

const HOUR_MS = 3_600_000;
const nextReadingAfter = (hours: number | null): Date | null =>
  hours === null ? null : new Date(Date.now() + hours * HOUR_MS);
