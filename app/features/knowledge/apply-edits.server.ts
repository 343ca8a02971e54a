import { analyzePassage } from "#app/domain/retrieval/analyze-passage.ts";
import type { Passage, PassageEdit } from "#app/generated/prisma/client.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { textsOf } from "./list-passages.server.ts";

const KEYS_AT_ONCE = 200;

interface Reading {
  workspaceId: string;
  sourceId: string;
  revisionId: string;
}

/**
 * What people changed in the source is done again to the passages of a reading: those that read the same have the changed text, and
 * are switched off when they were. With `since`, only what was changed from then on.
 */
export async function applyEdits(tx: Transaction, reading: Reading, since?: Date): Promise<void> {
  const { workspaceId, sourceId, revisionId } = reading;
  const edits = await tx.passageEdit.findMany({
    where: { workspaceId, sourceId, ...(since ? { editedAt: { gte: since } } : {}) },
  });
  const byKey = new Map(edits.map((edit) => [edit.contentKey, edit]));
  const keys = [...byKey.keys()];
  for (let start = 0; start < keys.length; start += KEYS_AT_ONCE) {
    const passages = await tx.passage.findMany({
      where: { workspaceId, revisionId, contentKey: { in: keys.slice(start, start + KEYS_AT_ONCE) } },
    });
    for (const passage of passages) {
      const edit = byKey.get(passage.contentKey);
      if (edit) await applyEdit(tx, passage, edit);
    }
  }
}

async function applyEdit(tx: Transaction, passage: Passage, edit: PassageEdit): Promise<void> {
  const { workspaceId, id } = passage;
  const text = edit.text ?? edit.original;
  const { isEnabled } = edit;
  if (passage.text === text && passage.isEnabled === isEnabled) return;
  const questions = passage.questions === null ? {} : { questions: textsOf(passage.questions) };
  const { title, headings } = passage;
  const terms = analyzePassage({ title, headings: textsOf(headings), text, ...questions });
  await tx.passage.updateMany({
    where: { workspaceId, id },
    data: { text, terms, isEnabled, editedAt: edit.text === null ? null : edit.editedAt },
  });
  // A vector of the former text would find the passage for what it no longer says.
  if (passage.text !== text) await tx.passageVector.deleteMany({ where: { workspaceId, passageId: id } });
}
