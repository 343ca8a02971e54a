import { analyzePassage } from "#app/domain/retrieval/analyze-passage.ts";
import type { Actor } from "#app/domain/access/permissions.ts";
import type { Passage, PassageEdit, Source } from "#app/generated/prisma/client.ts";
import { db, type Transaction } from "#app/platform/db.server.ts";
import { contentKeyOf, type PassageContent } from "./content-key.ts";
import { textsOf } from "./list-passages.server.ts";

/** What a person wants of a passage; what is left out stays. */
export interface PassageChange {
  /** Null: as it was read. */
  text?: string | null;
  isEnabled?: boolean;
}

interface Applying {
  actor: Actor;
  source: Source;
  /** Of the source's present revision. */
  passages: readonly Passage[];
  change: PassageChange;
}

class Outrun extends Error {}

/**
 * The passages of the draft's own revision are changed, the change is kept for the next readings, and the draft differs from what
 * is live. False when the source was read anew or the bot was published meanwhile: then nothing has changed.
 */
export async function applyToPassages(input: Applying): Promise<boolean> {
  const { source } = input;
  const { workspaceId, botId } = source;
  try {
    await db.$transaction(async (tx) => {
      // Writing first holds the bot's row: who publishes at the same time waits.
      await tx.bot.updateMany({
        where: { workspaceId, id: botId },
        data: { knowledgeRevision: { increment: 1 } },
      });
      const now = await tx.source.findUnique({ where: { workspaceId_id: { workspaceId, id: source.id } } });
      const revisionId = now?.revisionId;
      if (!revisionId || revisionId !== source.revisionId) throw new Outrun();
      if ((await tx.versionRevision.count({ where: { workspaceId, revisionId } })) > 0) throw new Outrun();
      for (const passage of input.passages) await applyToOne(tx, input, passage);
    });
    return true;
  } catch (error) {
    if (error instanceof Outrun) return false;
    throw error;
  }
}

async function applyToOne(tx: Transaction, { actor, source, change }: Applying, passage: Passage) {
  const { workspaceId } = source;
  const contentKey = passage.contentKey || contentKeyOf(contentOf(passage));
  const key = { workspaceId, sourceId: source.id, contentKey };
  const known = await tx.passageEdit.findUnique({ where: { workspaceId_sourceId_contentKey: key } });
  const original = known?.original ?? passage.text;
  const edit = wantedEdit(known, original, change);
  if (edit.text === null && edit.isEnabled) await tx.passageEdit.deleteMany({ where: key });
  else
    await tx.passageEdit.upsert({
      where: { workspaceId_sourceId_contentKey: key },
      create: { ...key, ...edit, original, editedById: actor.userId },
      update: { ...edit, editedById: actor.userId, editedAt: new Date() },
    });
  const text = edit.text ?? original;
  const { revisionId } = passage;
  await tx.passage.updateMany({ where: { workspaceId, id: passage.id }, data: { contentKey } });
  await tx.passage.updateMany({
    where: { workspaceId, revisionId, contentKey },
    data: {
      text,
      terms: analyzePassage({ ...contentOf(passage), text }),
      isEnabled: edit.isEnabled,
      editedAt: edit.text === null ? null : new Date(),
    },
  });
  if (text !== passage.text)
    await tx.passageVector.deleteMany({ where: { workspaceId, revisionId, passage: { contentKey } } });
}

function wantedEdit(known: PassageEdit | null, original: string, change: PassageChange) {
  const text = change.text === undefined ? (known?.text ?? null) : change.text;
  return {
    text: text === original ? null : text,
    isEnabled: change.isEnabled ?? known?.isEnabled ?? true,
  };
}

function contentOf({ title, headings, text, questions }: Passage): PassageContent {
  return {
    title,
    headings: textsOf(headings),
    text,
    ...(questions === null ? {} : { questions: textsOf(questions) }),
  };
}
