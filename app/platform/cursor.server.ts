import { AppError } from "#app/shared/app-error.ts";

/** Where a page of a list ended: the row's time and id. */
export interface Cursor {
  at: Date;
  id: string;
}

export function writeCursor(cursor: Cursor): string {
  return Buffer.from(`${cursor.at.getTime()}.${cursor.id}`).toString("base64url");
}

/** The place of a cursor, null without one. Throws `CURSOR_INVALID` when it was not made by `writeCursor`. */
export function readCursor(text: string | null): Cursor | null {
  if (text === null) return null;
  const match = /^(\d{1,15})\.([a-z2-7]{26})$/.exec(
    text.length > 100 ? "" : Buffer.from(text, "base64url").toString("utf8"),
  );
  const at = new Date(Number(match?.[1]));
  if (!match?.[2] || Number.isNaN(at.getTime())) throw new AppError("CURSOR_INVALID");
  return { at, id: match[2] };
}
