import { fold } from "#app/domain/retrieval/fold.ts";

/** Letters that writers also set with an accent or in another shape, and everything that is neither a plain letter nor a digit. */
const VARYING = /[acdegilnorstuyzاأإآٱيىئهةوؤكک]|[^a-z0-9\p{Lo}]/gu;

/** A pattern of SQL's `LIKE` that fits every spelling of the text which `isInside` finds, and some others. */
export function spellingsOf(text: string): string {
  return text.normalize("NFC").toLowerCase().replaceAll(VARYING, "_");
}

/** Whether the text stands in the label, in any case and with or without accents. */
export function isInside(text: string, label: string): boolean {
  return fold(label).includes(fold(text));
}

/** How well a label fits, the smallest first: it begins so, one of its words does, or it stands somewhere in it. */
export function rankOf(text: string, label: string): number {
  const [sought, whole] = [fold(text), fold(label)];
  if (whole.startsWith(sought)) return 0;
  return whole.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(sought)) ? 1 : 2;
}
